package com.insightpulseai.mcp.egress;

/** A block of IPv4 or IPv6 addresses: those whose first bits are the given ones. */
final class AddressBlock {

    private final int bits;
    private final int[] prefix;

    private AddressBlock(int bits, int[] prefix) {
        this.bits = bits;
        this.prefix = prefix;
    }

    /** A block by the length of its prefix in bits and the prefix' leading octets; octets left out are zero. */
    static AddressBlock of(int bits, int... octets) {
        return new AddressBlock(bits, octets.clone());
    }

    boolean contains(byte[] address) {
        for (int bit = 0; bit < bits; bit += 8) {
            int index = bit / 8;
            int expected = index < prefix.length ? prefix[index] : 0;
            int mask = bits - bit >= 8 ? 0xff : 0xff << 8 - (bits - bit) & 0xff;
            if (((address[index] ^ expected) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
