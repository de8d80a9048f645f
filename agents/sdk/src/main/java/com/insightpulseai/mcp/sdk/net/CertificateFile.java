package com.insightpulseai.mcp.sdk.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A PEM file of certificate authorities, which as with OpenSSL replace those of the platform. */
final class CertificateFile {

    private CertificateFile() {
    }

    /** @throws IllegalArgumentException when the file cannot be read or holds no certificate */
    static SSLContext context(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return context(CertificateFactory.getInstance("X.509").generateCertificates(stream));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("SSL_CERT_FILE cannot be used: " + file + " holds no PEM certificates to read",
                    e);
        }
    }

    private static SSLContext context(Collection<? extends Certificate> authorities)
            throws IOException, GeneralSecurityException {
        if (authorities.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
