package com.insightpulseai.mcp.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    // Of the reference implementation of Certificate Transparency, https://github.com/google/certificate-transparency.
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsOfCertificateTransparency() {
        MerkleTree tree = new MerkleTree();

        assertThat(root(tree)).isEqualTo(ROOTS.get(0));
        for (int index = 0; index < LEAVES.size(); index++) {
            tree.add(HexFormat.of().parseHex(LEAVES.get(index)));

            assertThat(root(tree)).isEqualTo(ROOTS.get(index + 1));
        }
    }

    @Test
    void hasTheRootOfTheDefinitionAtAnySize() {
        byte[][] leaves = new byte[300][];
        MerkleTree tree = new MerkleTree();
        for (int index = 0; index < leaves.length; index++) {
            leaves[index] = ("leaf " + index).getBytes();
            tree.add(leaves[index]);

            assertThat(tree.root()).isEqualTo(defined(Arrays.copyOf(leaves, index + 1)));
        }
        assertThat(tree.size()).isEqualTo(300);
    }

    @Test
    void forgetsWhatWasBeforeAReset() {
        MerkleTree tree = new MerkleTree();
        LEAVES.forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf)));

        tree.reset();

        assertThat(root(tree)).isEqualTo(ROOTS.get(0));
        tree.add(new byte[0]);
        assertThat(root(tree)).isEqualTo(ROOTS.get(1));
    }

    /** RFC 6962, section 2.1, word for word. */
    private static byte[] defined(byte[][] leaves) {
        if (leaves.length == 1) {
            return hash((byte) 0, leaves[0]);
        }
        int split = Integer.highestOneBit(leaves.length - 1);
        return hash((byte) 1, defined(Arrays.copyOf(leaves, split)),
                defined(Arrays.copyOfRange(leaves, split, leaves.length)));
    }

    private static byte[] hash(byte prefix, byte[]... parts) {
        var digest = Hashes.sha256();
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static String root(MerkleTree tree) {
        return HexFormat.of().formatHex(tree.root());
    }
}
