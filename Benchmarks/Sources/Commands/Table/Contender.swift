internal import Contenders
internal import Foundation
internal import Measuring

/// Who runs a graph: a program that takes `--graph`, `--body` and `--runs` and prints one line of JSON.
struct Contender: Hashable {
    let name: String
    private let command: [String]
    private let isOurs: Bool

    static let engine = Contender(name: "engine", command: ["graph-bench"], isOurs: true)
    static let group = Contender(
        name: "TaskGroup", command: ["hand-written", "--version", "group"], isOurs: true)
    static let tasks = Contender(
        name: "Task a node", command: ["hand-written", "--version", "tasks"], isOurs: true)

    /// oneTBB's flow graph, if `peers/setup` has built it.
    static func oneTBB(_ peers: String) -> Contender? {
        let path = peers + "/onetbb-graph"
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        return Contender(name: "oneTBB", command: [path], isOurs: false)
    }

    /// A Python engine, if `peers/setup` has installed what it needs.
    static func python(_ peer: String, _ peers: String) -> Contender? {
        let marker = peers + "/python-\(peer)"
        guard let script = try? String(contentsOfFile: marker, encoding: .utf8) else { return nil }
        let path = script.trimmingCharacters(in: .whitespacesAndNewlines)
        let command = [peers + "/venv/bin/python", path, "--peer", peer]
        return Contender(name: peer, command: command, isOurs: false)
    }

    /// Runs a graph.
    func run(
        _ graph: String, _ body: Body, runs: Int, more: [String] = [], seconds: Double = 300
    ) -> Result<Figures, any Error> {
        let arguments = command + ["--graph", graph, "--body", body.description, "--runs", String(runs)] + more
        let child = isOurs ? Child.ourselves(arguments) : Child(arguments)
        return Result { try Figures.of(child, seconds: seconds) }
    }
}
