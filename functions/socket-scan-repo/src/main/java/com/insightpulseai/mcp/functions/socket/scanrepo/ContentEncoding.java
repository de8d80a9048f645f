package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The ways in which an input writes the content of a file. */
enum ContentEncoding {

    UTF_8("utf-8", "must be text") {
        @Override
        InputStream open(String content) {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }
    },

    BASE64("base64", "must be base64") {
        @Override
        InputStream open(String content) throws IOException {
            try {
                return new ByteArrayInputStream(Base64.getDecoder().decode(content));
            } catch (IllegalArgumentException e) {
                throw new IOException("the content is no base64", e);
            }
        }
    },

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a> */
    GZIP("gzip", "must be base64 of gzip") {
        @Override
        InputStream open(String content) throws IOException {
            return new GZIPInputStream(BASE64.open(content), CHUNK_BYTES);
        }
    };

    private static final int CHUNK_BYTES = 16 << 10;

    private final String wireName;
    private final String demand;

    ContentEncoding(String wireName, String demand) {
        this.wireName = wireName;
        this.demand = demand;
    }

    String wireName() {
        return wireName;
    }

    /** The encoding of a name; empty for a name of none. */
    static Optional<ContentEncoding> find(String name) {
        return Stream.of(values()).filter(encoding -> encoding.wireName.equals(name)).findFirst();
    }

    /** @throws IOException if the content is of another form; so do the methods of the stream */
    abstract InputStream open(String content) throws IOException;

    /**
     * The number of bytes that a content stands for. At most {@code most + 1} of them are decoded, and none is kept: a small
     * content can stand for gigabytes.
     *
     * @return {@code most + 1} where there are more than {@code most}
     * @throws UndecodableContentException if it is of another form
     */
    long size(String content, long most) throws UndecodableContentException {
        try (InputStream decoded = open(content)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long size = 0;
            for (int read = 0; read >= 0 && size <= most; read = decoded.read(chunk, 0, chunk.length)) {
                size += read;
            }
            return Math.min(size, most + 1);
        } catch (IOException e) {
            throw new UndecodableContentException(demand, e);
        }
    }

    /** The bytes that a content stands for, whose number {@link #size} has found to be bearable. */
    byte[] decode(String content) {
        try (InputStream decoded = open(content)) {
            return decoded.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("an undecodable content passed the validation", e);
        }
    }
}
