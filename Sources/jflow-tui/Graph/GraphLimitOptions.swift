import ArgumentParser
import GraphDocuments
import GraphFiles

/// How large a graph may be.
struct GraphLimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The most bytes that are read.", valueName: "number"))
    var maxBytes = ReadingLimits().bytes

    @Option(help: ArgumentHelp("The most nodes that are read.", valueName: "number"))
    var maxNodes = ReadingLimits().nodes

    @Option(help: ArgumentHelp("The most edges that are read.", valueName: "number"))
    var maxEdges = ReadingLimits().edges

    @Option(help: ArgumentHelp("How deep groups, brackets and braces may be nested.", valueName: "number"))
    var maxDepth = ReadingLimits().nesting

    @Option(
        help: ArgumentHelp(
            "From so many nodes on, groups and chains are drawn as one node that says how many it stands for; 0: never.",
            valueName: "number"))
    var foldFrom = LevelOfDetail.usual.foldsFrom

    @Option(
        help: ArgumentHelp(
            "The most nodes that are drawn after that; of more, whole levels are drawn as one.", valueName: "number"))
    var mostDrawn = LevelOfDetail.usual.mostNodes

    func validate() throws {
        for (name, value) in [
            ("--max-bytes", maxBytes), ("--max-nodes", maxNodes), ("--max-edges", maxEdges), ("--max-depth", maxDepth),
            ("--most-drawn", mostDrawn),
        ] where value < 1 { throw ValidationError("\(name) must be at least 1, not \(value).") }
        if foldFrom < 0 { throw ValidationError("--fold-from must be 0 or more, not \(foldFrom).") }
    }

    /// What is read.
    var reading: ReadingLimits {
        var limits = ReadingLimits()
        limits.bytes = maxBytes
        limits.nodes = maxNodes
        limits.edges = maxEdges
        limits.nesting = maxDepth
        return limits
    }

    /// What is drawn of it.
    var detail: LevelOfDetail {
        LevelOfDetail(
            foldsFrom: foldFrom == 0 ? .max : foldFrom, mostNodes: mostDrawn,
            mostEdges: max(LevelOfDetail.usual.mostEdges, 2 * mostDrawn))
    }
}
