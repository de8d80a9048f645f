package com.insightpulseai.mcp.audit;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.IOContext;

/**
 * Passes JSON on while it is written, with the values of fields masked whose names speak of a secret. Nothing is collected, so
 * the size of what is written does not matter.
 */
final class RedactingGenerator extends GeneratorBase {

    /** Writes a text that is no secret by its field's name. */
    @FunctionalInterface
    interface Texts {
        void write(String text, JsonGenerator out) throws IOException;
    }

    private final JsonGenerator out;
    private final Texts texts;
    private boolean masksNext;
    private int openMasked; // arrays and objects within a masked value

    RedactingGenerator(JsonGenerator out, Texts texts) {
        super(0, out.getCodec(), (IOContext) null); // which would give it buffers
        this.out = out;
        this.texts = texts;
    }

    private boolean maskedStart() throws IOException {
        if (openMasked == 0 && !masked()) {
            return false;
        }
        openMasked++;
        return true;
    }

    private boolean maskedEnd() {
        if (openMasked == 0) {
            return false;
        }
        openMasked--;
        return true;
    }

    private boolean masked() throws IOException {
        if (openMasked > 0) {
            return true;
        }
        if (masksNext) {
            masksNext = false;
            out.writeString(Redaction.MASK);
            return true;
        }
        return false;
    }

    @Override
    public void writeStartObject() throws IOException {
        if (!maskedStart()) {
            out.writeStartObject();
        }
    }

    @Override
    public void writeEndObject() throws IOException {
        if (!maskedEnd()) {
            out.writeEndObject();
        }
    }

    /** Kept by the generator behind it, which knows the nesting. */
    @Override
    public Object currentValue() {
        return out.currentValue();
    }

    @Override
    public void assignCurrentValue(Object value) {
        if (openMasked == 0) {
            out.assignCurrentValue(value);
        }
    }

    @Override
    public void writeStartArray() throws IOException {
        if (!maskedStart()) {
            out.writeStartArray();
        }
    }

    @Override
    public void writeEndArray() throws IOException {
        if (!maskedEnd()) {
            out.writeEndArray();
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        if (openMasked == 0) {
            // A map's keys are the caller's own texts.
            out.writeFieldName(Redaction.storable(SecretForms.masked(name)));
            masksNext = Redaction.isSecretName(name);
        }
    }

    @Override
    public void writeString(String text) throws IOException {
        if (text == null) {
            writeNull();
        } else if (!masked()) {
            texts.write(text, out);
        }
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) throws IOException {
        writeUTF8String(text, offset, length);
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        if (!masked()) {
            out.writeBinary(variant, data, offset, length);
        }
    }

    @Override
    public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
        byte[] bytes = data.readAllBytes();
        writeBinary(variant, bytes, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public void writeNumber(int number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(long number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(double number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(float number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(BigInteger number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(BigDecimal number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(String number) throws IOException {
        if (!masked()) {
            out.writeNumber(number);
        }
    }

    /** Says nothing about a secret, but that there may be one. */
    @Override
    public void writeBoolean(boolean state) throws IOException {
        masksNext = false;
        if (openMasked == 0) {
            out.writeBoolean(state);
        }
    }

    @Override
    public void writeNull() throws IOException {
        masksNext = false;
        if (openMasked == 0) {
            out.writeNull();
        }
    }

    // What was written as JSON already cannot be redacted.

    @Override
    public void writeRaw(String json) {
        throw new UnsupportedOperationException("raw JSON in the audit");
    }

    @Override
    public void writeRaw(String json, int offset, int length) {
        writeRaw(json);
    }

    @Override
    public void writeRaw(char[] json, int offset, int length) {
        writeRaw("");
    }

    @Override
    public void writeRaw(char json) {
        writeRaw("");
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    protected void _releaseBuffers() {
        // has none
    }

    @Override
    protected void _verifyValueWrite(String what) {
        // the generator behind it does
    }
}
