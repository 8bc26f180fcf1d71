internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import Measuring

/// What a second core does for a run.
struct Cores: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs every shape with one worker and with two, and a fan-out of 2,000 tasks of 10 µs on both cores.")

    @Option(help: "How many times each has its turn, a process each.")
    var turns = 3

    @Option(help: "How many runs a turn has.")
    var runs = 7

    @Option(help: "Where peers/setup has put what it made.")
    var peers = "Benchmarks/.build/peers"

    func validate() throws {
        guard turns >= 1, runs >= 1 else { throw ValidationError("--turns and --runs must be 1 or more.") }
    }

    func run() async throws {
        print("Machine: \(Machine.description).")
        print("\(turns) turns of \(runs) runs, medians. Probe: 1 is two free cores, 0.5 is one.\n")
        guard Processors.count >= 2 else { return print("Skipped: this process may use one processor only.") }
        let files = try GraphFiles()
        try secondCore(files)
        try efficiency(files)
        print(Verdicts.summary)
    }

    /// Whether two workers are slower than one.
    private func secondCore(_ files: borrowing GraphFiles) throws {
        var table = TextTable(["tasks", "body", "shape", "probe", "1 worker, ns a task", "2 workers", "2 ÷ 1"])
        for (body, size) in [(Body.sync, 10_000), (.busy(microseconds: 1), 10_000), (.busy(microseconds: 10), 2_000)] {
            for shape in Shape.allCases {
                let path = try files.path(shape, size)
                var (one, two, probes) = (Turns(), Turns(), Samples())
                for turn in 0..<turns {
                    probes.add(Probe.standard.efficiency)
                    if turn.isMultiple(of: 2) { one.add(engine(path, body, 1)) }
                    two.add(engine(path, body, 2))
                    if !turn.isMultiple(of: 2) { one.add(engine(path, body, 1)) }
                }
                let (alone, both) = (one.median(\.run), two.median(\.run))
                table.add([
                    String(size), body.description, shape.rawValue, probes.minimum.text(2), alone.text(), both.text(),
                    Must.atMost(1.15).verdict(on: both / alone, digits: 2),
                ])
            }
        }
        print(table.text + "\n")
    }

    /// How much of two cores a fan-out uses: serial time divided by twice the time of the run.
    private func efficiency(_ files: borrowing GraphFiles) throws {
        // A root, 2,000 tasks and a goal.
        let path = try files.path(.fanout, 2_002)
        let body = Body.busy(microseconds: 10)
        var contenders = [Contender.engine, .group, .tasks]
        if let oneTBB = Contender.oneTBB(peers) { contenders.append(oneTBB) }
        var turns = [Contender: Turns]()
        var (serial, probes) = (Samples(), Samples())
        for _ in 0..<self.turns {
            probes.add(Probe.standard.efficiency)
            for contender in contenders {
                turns[contender, default: Turns()].add(contender.run(path, body, runs: runs * 3, more: work))
            }
        }
        serial.add(turns[.engine]?.median(\.floor) ?? .nan)
        var table = TextTable(["2,000 tasks of 10 µs, fan-out", "probe", "ns a task", "efficiency on two cores"])
        for contender in contenders {
            let run = turns[contender]?.median(\.run) ?? .nan
            let efficiency = serial.median / (2 * run)
            table.add([
                contender.name, probes.minimum.text(2), run.text(0),
                contender == .engine
                    ? Must.atLeast(0.95).verdict(on: efficiency, digits: 3) : efficiency.text(3),
            ])
        }
        print("Serial, by the plain loop: \(serial.median.text(0)) ns a task.\n" + table.text + "\n")
    }

    /// Everybody does the same work, however fast this process found the machine.
    private var work: [String] { ["--turns-per-microsecond", String(Work.turnsPerMicrosecond)] }

    private func engine(_ path: String, _ body: Body, _ workers: Int) -> Result<Figures, any Error> {
        Contender.engine.run(path, body, runs: runs, more: ["--workers", String(workers)] + work)
    }
}
