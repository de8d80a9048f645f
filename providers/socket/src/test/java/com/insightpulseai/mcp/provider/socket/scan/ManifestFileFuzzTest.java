package com.insightpulseai.mcp.provider.socket.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.jboss.resteasy.reactive.client.impl.multipart.PausableHttpPostRequestEncoder.EncoderMode;
import org.jboss.resteasy.reactive.client.impl.multipart.QuarkusMultipartForm;
import org.jboss.resteasy.reactive.client.impl.multipart.QuarkusMultipartFormUpload;
import org.junit.jupiter.api.AfterAll;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.testing.MultipartForm;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;

/**
 * Whatever the names and contents of manifests are, a server sees just these files.
 * <p>
 * Input: files, with a line {@code --} between them, each its path in one line and its content after it.
 */
class ManifestFileFuzzTest {

    private static final int CHUNK = 8_096;
    private static final Vertx VERTX = Vertx.vertx();
    private static final Context CONTEXT = VERTX.getOrCreateContext();

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @FuzzTest
    void aServerSeesTheFilesThatWereGiven(byte[] input) throws Exception {
        List<ManifestFile> files = new ArrayList<>();
        for (String file : new String(input, StandardCharsets.UTF_8).split("\n--\n", 8)) {
            String[] parts = file.split("\n", 2);
            if (isPath(parts[0]) && files.stream().noneMatch(given -> given.path().equals(parts[0]))) {
                files.add(new ManifestFile(parts[0], (parts.length < 2 ? "" : parts[1]).getBytes(StandardCharsets.UTF_8)));
            }
        }
        if (files.isEmpty()) {
            return;
        }

        List<MultipartForm.Part> parts = sent(files).parts();

        assertThat(parts).hasSameSizeAs(files);
        for (int i = 0; i < parts.size(); i++) {
            ManifestFile file = files.get(i);
            MultipartForm.Part part = parts.get(i);
            assertThat(part.name()).contains(file.path());
            assertThat(part.filename()).contains(file.path().substring(file.path().lastIndexOf('/') + 1));
            assertThat(part.contentType()).contains("application/octet-stream");
            assertThat(part.content()).isEqualTo(new String(file.content(), StandardCharsets.UTF_8));
        }
    }

    /** What {@link ManifestFile} asks of a path. */
    private static boolean isPath(String path) {
        return !path.isEmpty() && path.equals(path.strip()) && !path.endsWith("/")
                && path.codePoints().noneMatch(point -> point == '"' || point == '\\' || Character.isISOControl(point)
                        || point == 0x2028 || point == 0x2029);
    }

    private static MultipartForm sent(List<ManifestFile> files) throws Exception {
        ClientMultipartForm form = ClientMultipartForm.create();
        files.forEach(file -> file.addTo(form));
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        // As the REST client sends it: the mode and the size of a chunk are its defaults.
        QuarkusMultipartFormUpload upload = new QuarkusMultipartFormUpload(CONTEXT, (QuarkusMultipartForm) form, true, CHUNK,
                EncoderMode.RFC1738);
        String contentType = upload.headers().get(HttpHeaders.CONTENT_TYPE);
        StringBuilder sent = new StringBuilder();
        upload.exceptionHandler(body::completeExceptionally);
        // As a connection writes it: the array of a buffer that was read in part holds more than what is left of it.
        upload.handler(buffer -> sent.append(buffer.toString(StandardCharsets.ISO_8859_1)));
        upload.endHandler(end -> body.complete(sent.toString().getBytes(StandardCharsets.ISO_8859_1)));
        upload.fetch(Long.MAX_VALUE);
        CONTEXT.runOnContext(now -> upload.run());
        return MultipartForm.parse(contentType, new String(body.get(10, TimeUnit.SECONDS), StandardCharsets.UTF_8));
    }
}
