package com.insightpulseai.mcp.scanner.scan;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.gate.Judgement;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** Compares and judges findings. */
@FunctionalInterface
public interface FindingJudge {

    /**
     * @param baseline empty without a baseline, when every finding is new
     * @param files in which packages are named
     */
    Judgement judge(List<Finding> head, Optional<List<Finding>> baseline, FileSelection files);
}
