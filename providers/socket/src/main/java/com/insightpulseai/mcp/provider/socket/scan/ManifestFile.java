package com.insightpulseai.mcp.provider.socket.scan;

import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

import io.vertx.core.buffer.Buffer;

/**
 * A manifest to upload.
 *
 * @param path relative, with {@code /}; neither quotes nor control characters, which the form's headers cannot carry
 */
public record ManifestFile(String path, byte[] content) {

    void addTo(ClientMultipartForm form) {
        String basename = path.substring(path.lastIndexOf('/') + 1);
        form.binaryFileUpload(path, basename, Buffer.buffer(content), "application/octet-stream");
    }
}
