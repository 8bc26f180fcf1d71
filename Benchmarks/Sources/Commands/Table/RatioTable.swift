internal import ArgumentParser
internal import Contenders
internal import Foundation
internal import Graphs
internal import Measuring

/// Runs everything in turns and prints what a task costs, and the ratios.
struct RatioTable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Runs the engine, the plain loop, hand-written versions and other engines in turns; prints ratios.",
        discussion: """
            Other engines run if peers/setup has installed them. Each figure is the median over the turns of the \
            medians of each turn's runs.
            """)

    @Option(help: "How many times each contender has its turn, a process each.")
    var turns = 3

    @Option(help: "How many runs a turn has.")
    var runs = 7

    @Option(help: "The numbers of tasks.")
    var sizes = [10_000, 100_000]

    @Option(help: "The number of tasks for engines in Python; 0 leaves them out.")
    var pythonSize = 1_000

    @Option(help: "Where peers/setup has put what it made.")
    var peers = "Benchmarks/.build/peers"

    static let shapes: [Shape] = [.chain, .fanout, .wavefront, .tree]

    func validate() throws {
        guard turns >= 1, runs >= 1, sizes.allSatisfy({ $0 >= 3 }) else {
            throw ValidationError("--turns and --runs must be 1 or more, --sizes 3 or more.")
        }
    }

    func run() async throws {
        print("Machine: \(Machine.description).")
        print("Events off, values on the edges, \(turns) turns of \(runs) runs, medians, ns a task.")
        print("Probe: plain arithmetic on one thread, divided by the same on two at a time; 1 is two free cores.\n")
        let files = try GraphFiles()
        var results: [RatioRow] = []
        for body in [Body.sync, .async] {
            for size in sizes {
                for shape in Self.shapes { results.append(try row(shape, size, body, files)) }
            }
        }
        print(RatioRow.table(results) + "\n")
        print(RatioRow.holdings(results) + "\n")
        try PythonTable(shapes: Self.shapes, size: pythonSize, peers: peers, files: files)?.print()
        print(Recorded.table + "\n")
        print(Verdicts.summary)
    }

    private func row(_ shape: Shape, _ size: Int, _ body: Body, _ files: borrowing GraphFiles) throws -> RatioRow {
        let path = try files.path(shape, size)
        var contenders = [Contender.engine, .group, .tasks]
        if body == .sync, let oneTBB = Contender.oneTBB(peers) { contenders.append(oneTBB) }
        var row = RatioRow(shape: shape, size: size, body: body)
        for turn in 0..<turns {
            row.add(Probe.standard)
            for place in contenders.indices {
                let contender = contenders[(place + turn) % contenders.count]
                row.add(contender.run(path, body, runs: runs), of: contender)
            }
        }
        FileHandle.standardError.write(Data("\(row.progress)\n".utf8))
        try row.check()
        return row
    }
}

extension Probe {
    /// Three tries of 5 ms of arithmetic.
    static var standard: Probe {
        let turns = Work.turns(microseconds: 5_000)
        return take { _ = Work.turn(turns) }
    }
}
