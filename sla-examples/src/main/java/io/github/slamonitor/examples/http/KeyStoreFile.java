package io.github.slamonitor.examples.http;

import java.nio.file.Path;

/**
 * Where the certificate and its key are.
 *
 * @param file a PKCS#12 or JKS file
 * @param password of the file and of the key in it
 */
public record KeyStoreFile(Path file, Secret password) {}
