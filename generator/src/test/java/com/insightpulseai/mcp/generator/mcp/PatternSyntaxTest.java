package com.insightpulseai.mcp.generator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns all clients compile. */
class PatternSyntaxTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "^a$", "^(?:[A-Za-z0-9_.:=+/~-]{1,500})$", "[^\\x00-\\x20]",
            "^[^\\x00-\\x1f\\x7f-\\x9f*,|!\\\\]+$",
            "^(?:(?:user|team):[0-9]{1,19}|nobody)$", "a|b|", "(ab)+?", "[\\^\\-\\]]", "[-a]", "\\.\\/\\{", "é", "x{2,}" })
    void takesWhatAllCompile(String pattern) {
        assertThat(PatternSyntax.flaw(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ^(?!x)a        ; lookaround '(?!x'
            (?=x)          ; lookaround '(?=x'
            a(?<!b)        ; lookaround '(?<!'
            a(?<=b)        ; lookaround '(?<='
            \\p{L}         ; the Unicode class \\p
            [\\p{Cc}]      ; the Unicode class \\p
            \\P{L}         ; the Unicode class \\P
            (?<n>a)        ; a named group
            (?P<n>a)       ; a named group
            (?>a)          ; an atomic group
            (?i)a          ; flags '(?i)'
            (?i:a)         ; flags '(?i:'
            a++            ; a possessive or double repetition
            a{2}{3}        ; a possessive or double repetition
            a{1,1001}      ; more than 1000 repetitions
            (?:a{1,50}b){1,50} ; more than 1000 repetitions
            a{3,2}         ; a repetition whose bounds are the wrong way round
            a{,2}          ; a '{' that is no repetition
            ^*             ; a repeated anchor
            \\w            ; the escape \\w
            \\d            ; the escape \\d
            \\S            ; the escape \\S
            \\b            ; the escape \\b
            \\1            ; the escape \\1
            \\Qa\\E        ; the escape \\Q
            \\             ; the escape
            a)             ; a ')' without a '('
            (a             ; a '(' without a ')'
            [a             ; a '[' without a ']'
            []             ; an unescaped bracket in '[…]'
            [[a]           ; an unescaped bracket in '[…]'
            [a&&b]         ; '&&' in '[…]'
            [z-a]          ; a range that is none in '[…]'
            [a-c-e]        ; a '-' in the middle of '[…]'
            }              ; an unescaped '}'
            *a             ; an unescaped '*'
            """)
    void saysWhatSomeDoNotCompileOrReadOtherwise(String pattern, String flaw) {
        assertThat(PatternSyntax.flaw(pattern)).hasValueSatisfying(found -> assertThat(found).startsWith(flaw));
    }
}
