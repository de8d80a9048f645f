package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * Points in time as PostgreSQL keeps them, in microseconds since 1970, and their text: RFC 3339 in UTC with six digits of a
 * second, such as {@code 2026-11-28T22:15:00.000001Z}. The greatest and the least stand for PostgreSQL's infinities.
 */
public final class UtcTime {

    private static final long MICROS = 1_000_000;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final int LENGTH = "2026-11-28T22:15:00.000001Z".length();
    private static final int LAST_YEAR = 9999;

    private UtcTime() {
    }

    public static String text(long micros) {
        return new String(bytes(micros), UTF_8);
    }

    /** @throws ArithmeticException for a time that is out of a long's range */
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / 1000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    /** By arithmetic alone: a verifier writes millions of these. */
    static byte[] bytes(long micros) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return (micros == Long.MAX_VALUE ? "infinity" : "-infinity").getBytes(UTF_8);
        }
        long seconds = Math.floorDiv(micros, MICROS);
        long days = Math.floorDiv(seconds, SECONDS_OF_DAY);
        // Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html#civil_from_days
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year < 0 || year > LAST_YEAR) {
            // RFC 3339 has no such year; ISO 8601 gives it a sign.
            return instant(micros).toString().getBytes(UTF_8);
        }
        int secondOfDay = (int) Math.floorMod(seconds, SECONDS_OF_DAY);
        byte[] text = new byte[LENGTH];
        digits(text, 0, 4, (int) year);
        text[4] = '-';
        digits(text, 5, 2, month);
        text[7] = '-';
        digits(text, 8, 2, day);
        text[10] = 'T';
        digits(text, 11, 2, secondOfDay / 3600);
        text[13] = ':';
        digits(text, 14, 2, secondOfDay / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, secondOfDay % 60);
        text[19] = '.';
        digits(text, 20, 6, (int) Math.floorMod(micros, MICROS));
        text[26] = 'Z';
        return text;
    }

    private static void digits(byte[] text, int offset, int count, int value) {
        int rest = value;
        for (int at = offset + count - 1; at >= offset; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
