import ArgumentParser
import GraphDocuments
import JFlow
import TerminalCore

/// Which part of a graph is shown.
struct GraphSelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Show this node and all that follows from it. An id, a label, or a pattern with * ? [abc]. With --to-node: \
            all ways between them. May be given several times.
            """, valueName: "node"))
    var fromNode: [String] = []

    @Option(help: ArgumentHelp("Show this node and all that leads to it; as --from-node.", valueName: "node"))
    var toNode: [String] = []

    @Flag(help: "Leave out each edge that a longer way replaces (transitive reduction).")
    var reduce = false

    @Flag(inversion: .prefixedNo, help: "Draw frames around groups.")
    var cluster = true

    @Option(
        help: ArgumentHelp(
            """
            Draw nodes with heavy lines, and the edges between them: all whose id or label holds this text or fits \
            this pattern with * ? [abc]. Capitals count only if there is one in it. May be given several times.
            """, valueName: "pattern"))
    var highlight: [String] = []

    @Flag(help: "Refuse a graph with a cycle, and show the cycle, instead of drawing an edge upwards.")
    var strict = false

    /// The part that was asked for.
    ///
    /// - Throws: An exit status after a sentence on standard error: 64 if a node is not there, 65 for a cycle, and
    ///   where no way leads between the nodes.
    func applied(to document: GraphDocument, named name: String) throws -> GraphDocument {
        if strict, let cycle = document.cycle() {
            let names = (cycle + [cycle[0]]).map { safe(document.nodes[$0].id) }
            printError(
                "\(name): the graph has a cycle: \(names.joined(separator: " → ")). Without --strict it is drawn.")
            throw ArgumentParser.ExitCode(65)
        }
        var result = cluster ? document : document.withoutGroups()
        let sources = try nodes(fromNode, "--from-node", in: document)
        let targets = try nodes(toNode, "--to-node", in: document)
        result = result.ways(from: sources, to: targets)
        if result.nodes.isEmpty, sources != nil, targets != nil {
            printError("No way leads from \(list(fromNode)) to \(list(toNode)).")
            throw ArgumentParser.ExitCode(65)
        }
        return reduce ? result.reduced() : result
    }

    /// The highlighted nodes of a document; says on standard error which patterns fit none.
    func highlighted(in document: GraphDocument) -> Set<Int> {
        var all: Set<Int> = []
        for words in highlight {
            let nodes = NodePattern(words).nodes(of: document)
            if nodes.isEmpty { printError("--highlight: no node is called \(shown(words)).") }
            all.formUnion(nodes)
        }
        return all
    }

    private func nodes(_ names: [String], _ option: String, in document: GraphDocument) throws -> Set<Int>? {
        guard !names.isEmpty else { return nil }
        return try Set(names.flatMap { try nodes(named: $0, option, in: document) })
    }

    private func nodes(named name: String, _ option: String, in document: GraphDocument) throws -> [Int] {
        let nodes = document.nodes(named: name)
        guard nodes.isEmpty else { return nodes }
        let names = document.nodes.flatMap { [$0.id, $0.label] }
        let nearest = nearestName(to: name, in: names).map { " Did you mean \(shown($0))?" } ?? ""
        printError("\(option): no node is called \(shown(name)).\(nearest)")
        throw ArgumentParser.ExitCode.validationFailure
    }

    private func list(_ names: [String]) -> String { names.map(shown).joined(separator: " or ") }

    private func shown(_ name: String) -> String { "“\(safe(name))”" }
}
