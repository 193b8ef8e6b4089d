package io.github.slamonitor.mail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a canvas as PNG: 8 bits a channel, red, green, blue, alpha. */
final class Png {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int BITS = 8;
    private static final int RED_GREEN_BLUE_ALPHA = 6;
    private static final int UP = 2;

    private Png() {}

    static byte[] of(Canvas canvas) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(SIGNATURE);
            chunk(out, "IHDR", header(canvas));
            chunk(out, "IDAT", pixels(canvas));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(Canvas canvas) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(canvas.width);
        out.writeInt(canvas.height);
        out.write(new byte[] {BITS, RED_GREEN_BLUE_ALPHA, 0, 0, 0});
        return bytes.toByteArray();
    }

    /** Each row as the difference from the one above it, which makes plain areas small. */
    private static byte[] pixels(Canvas canvas) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int y = 0; y < canvas.height; y++) {
                out.write(UP);
                for (int x = 0; x < canvas.width; x++) {
                    int above = y == 0 ? 0 : canvas.pixel(x, y - 1);
                    difference(out, canvas.pixel(x, y), above);
                }
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void difference(DeflaterOutputStream out, int pixel, int above) throws IOException {
        for (int shift : new int[] {16, 8, 0, 24}) {
            out.write((pixel >>> shift) - (above >>> shift));
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
