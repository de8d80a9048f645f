package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictMarksTest {

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
    void areFoundInTheEncodingOfTheFile(String name) {
        Charset charset = Charset.forName(name);

        assertThat(ConflictMarks.firstLine("\uFEFFa\r\nb \u0a41 c\n<<<<<<< ours\n<<<<<<< again".getBytes(charset))).hasValue(3);
        assertThat(ConflictMarks.firstLine("\uFEFFa\n <<<<<<< ours\n<<<<<<<\n<<<<<< ours\n".getBytes(charset))).isEmpty();
    }

    @Test
    void areFoundInTheFirstLineAndInTheLast() {
        assertThat(ConflictMarks.firstLine("<<<<<<< ours".getBytes(StandardCharsets.UTF_8))).hasValue(1);
        assertThat(ConflictMarks.firstLine("\n\n<<<<<<< ".getBytes(StandardCharsets.UTF_8))).hasValue(3);
        assertThat(ConflictMarks.firstLine(new byte[0])).isEmpty();
        assertThat(ConflictMarks.firstLine(new byte[] { (byte) 0xff, (byte) 0xfe, 1 })).isEmpty();
    }
}
