package com.insightpulseai.mcp.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet. Refused is what IANA does not list as globally reachable, in the
 * special-purpose registries for <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4</a> (RFC
 * 6890) and
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6</a>, multicast, and what
 * <a href="https://www.iana.org/assignments/ipv6-address-space/">IPv6</a> has not allocated as global unicast.
 */
final class AddressPolicy {

    private static final List<AddressBlock> NOT_PUBLIC_IPV4 = List.of(
            AddressBlock.of(8, 0), // this network, RFC 791
            AddressBlock.of(8, 10), // private, RFC 1918
            AddressBlock.of(10, 100, 64), // shared by carriers, RFC 6598
            AddressBlock.of(8, 127), // loopback, RFC 1122
            AddressBlock.of(16, 169, 254), // link-local and cloud metadata, RFC 3927
            AddressBlock.of(12, 172, 16), // private, RFC 1918
            AddressBlock.of(24, 192, 0, 0), // protocol assignments, RFC 6890
            AddressBlock.of(24, 192, 0, 2), // documentation, RFC 5737
            AddressBlock.of(24, 192, 88, 99), // former 6to4 relays, RFC 7526
            AddressBlock.of(16, 192, 168), // private, RFC 1918
            AddressBlock.of(15, 198, 18), // benchmarks, RFC 2544
            AddressBlock.of(24, 198, 51, 100), // documentation, RFC 5737
            AddressBlock.of(24, 203, 0, 113), // documentation, RFC 5737
            AddressBlock.of(4, 224), // multicast, RFC 5771
            AddressBlock.of(4, 240)); // reserved and broadcast, RFC 1112

    private static final AddressBlock GLOBAL_UNICAST_IPV6 = AddressBlock.of(3, 0x20);

    /** Addresses of IPv4 hosts behind a translator, RFC 6052; the IPv4 address in the last four octets decides. */
    private static final AddressBlock NAT64 = AddressBlock.of(96, 0x00, 0x64, 0xff, 0x9b);

    private static final List<AddressBlock> NOT_PUBLIC_IPV6 = List.of(
            AddressBlock.of(23, 0x20, 0x01), // protocol assignments with Teredo, RFC 2928, RFC 4380
            AddressBlock.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation, RFC 3849
            AddressBlock.of(16, 0x20, 0x02), // 6to4, RFC 3056
            AddressBlock.of(20, 0x3f, 0xff)); // documentation, RFC 9637

    private AddressPolicy() {
    }

    /**
     * Whether an address may be that of a provider's public host.
     *
     * @param address an address as the resolver returned it
     * @return false for loopback, private, link-local, metadata, documentation, multicast, reserved and translated addresses
     */
    static boolean isPublic(InetAddress address) {
        byte[] octets = address.getAddress();
        return address instanceof Inet4Address ? isPublicIpv4(octets) : isPublicIpv6(octets);
    }

    private static boolean isPublicIpv4(byte[] octets) {
        return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.contains(octets));
    }

    private static boolean isPublicIpv6(byte[] octets) {
        if (NAT64.contains(octets)) {
            return isPublicIpv4(Arrays.copyOfRange(octets, 12, 16));
        }
        return GLOBAL_UNICAST_IPV6.contains(octets) && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.contains(octets));
    }
}
