package io.github.slamonitor.examples.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dashboard's files: read from the jar once, or from a folder each time. Thread-safe. */
final class Assets {

    private static final String DASHBOARD = "/io/github/slamonitor/examples/dashboard/";
    private static final String STATUS_PAGE = "/io/github/slamonitor/examples/http/";
    private static final String LIBRARIES = "/META-INF/resources/webjars/";

    /** Folders below each other of plain names: no name that begins with a dot, and so no way up. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/){0,6}[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("map", "application/json; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
            Map.entry("svg", "image/svg+xml; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, Asset> kept = new ConcurrentHashMap<>();
    private final Optional<Path> folder;

    Assets(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The page, whatever it shows. */
    Reply page(Request request) {
        return find("index.html", Assets::dashboard, request)
                .orElseThrow(() -> HttpError.notFound("this build has no dashboard; the API is at /api/overview"));
    }

    Reply statusStyle(Request request) {
        return find("status:status.css", (key, none) -> resource(STATUS_PAGE, "status.css"), request)
                .orElseThrow(() -> unknown("status.css"));
    }

    Reply asset(Request request) {
        String name = String.join(
                "/", request.segments().subList(1, request.segments().size()));
        return find(name, Assets::dashboard, request).orElseThrow(() -> unknown(name));
    }

    /** A file of a library of the class path: its name, its version, a file. */
    Reply library(Request request) {
        String name = String.join(
                "/", request.segments().subList(1, request.segments().size()));
        return find("lib:" + name, (any, none) -> resource(LIBRARIES, name), request)
                .orElseThrow(() -> unknown(name));
    }

    private static HttpError unknown(String name) {
        return HttpError.notFound("there is no file " + Parameters.quoted(name));
    }

    private interface Reader {
        Optional<byte[]> read(String name, Optional<Path> folder);
    }

    private Optional<Reply> find(String key, Reader reader, Request request) {
        String type = TYPES.get(key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null) {
            return Optional.empty();
        }
        Asset asset = folder.isPresent() ? null : kept.get(key);
        if (asset == null) {
            asset = reader.read(key, folder).map(bytes -> make(type, bytes)).orElse(null);
            if (asset == null) {
                return Optional.empty();
            }
            kept.put(key, asset);
        }
        return Optional.of(reply(asset, request));
    }

    private static Reply reply(Asset asset, Request request) {
        boolean known = request.header("If-None-Match")
                .filter(tags -> tags.contains(asset.tag))
                .isPresent();
        Reply reply = known ? Reply.empty(304) : Reply.bytes(200, asset.type, asset.bytes, asset.zipped);
        return reply.header("ETag", asset.tag).header("Cache-Control", "no-cache");
    }

    private static Optional<byte[]> dashboard(String name, Optional<Path> folder) {
        return folder.isPresent() ? file(folder.get(), name) : resource(DASHBOARD, name);
    }

    private static Optional<byte[]> file(Path folder, String name) {
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(folder.resolve(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> resource(String folder, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (@Nullable InputStream in = Assets.class.getResourceAsStream(folder + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asset make(String type, byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag = '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
            return new Asset(type, bytes, ReplyWriter.gzip(bytes), tag);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every JDK has SHA-256 and memory to write to", e);
        }
    }

    private static final class Asset {

        private final String type;
        private final byte[] bytes;
        private final byte[] zipped;
        private final String tag;

        private Asset(String type, byte[] bytes, byte[] zipped, String tag) {
            this.type = type;
            this.bytes = bytes;
            this.zipped = zipped;
            this.tag = tag;
        }
    }
}
