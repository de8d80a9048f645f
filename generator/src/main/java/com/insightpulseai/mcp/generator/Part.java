package com.insightpulseai.mcp.generator;

import java.util.List;

import com.insightpulseai.mcp.generator.catalogue.Catalogue;

/** Generates one kind of files. */
public interface Part {

    /**
     * Makes the files, the same ones from the same sources.
     *
     * @throws Mistakes when the sources do not allow it
     */
    List<GeneratedFile> files(Catalogue catalogue, Checkout checkout);
}
