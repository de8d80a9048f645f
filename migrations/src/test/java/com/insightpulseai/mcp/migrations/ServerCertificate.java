package com.insightpulseai.mcp.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A new key and a certificate for {@code localhost}, signed by itself, as files that PostgreSQL reads. */
record ServerCertificate(Path key, Path certificate) {

    private static final String PASSWORD = "not-a-secret";

    static ServerCertificate in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg", "EC", "-groupname", "secp256r1", "-alias", "server", "-dname", "CN=localhost", "-ext",
                "SAN=dns:localhost", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD)
                .inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path key = Files.createFile(folder.resolve("server.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        Path certificate = folder.resolve("server.crt");
        Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        return new ServerCertificate(key, certificate);
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
