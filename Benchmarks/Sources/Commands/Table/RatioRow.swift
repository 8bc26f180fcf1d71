internal import Contenders
internal import Graphs
internal import Measuring

/// What all contenders made of one graph.
struct RatioRow {
    let shape: Shape
    let size: Int
    let body: Body
    private var turns: [Contender: Turns] = [:]
    private var oneTBB = Turns()
    private var probes: [Probe] = []

    struct Disagreement: Error, CustomStringConvertible {
        let description: String
    }

    init(shape: Shape, size: Int, body: Body) {
        self.shape = shape
        self.size = size
        self.body = body
    }

    mutating func add(_ probe: Probe) {
        probes.append(probe)
    }

    mutating func add(_ result: Result<Figures, any Error>, of contender: Contender) {
        if contender.name == "oneTBB" {
            oneTBB.add(result)
        } else {
            turns[contender, default: Turns()].add(result)
        }
    }

    /// Holds that everybody was there and came to the same result.
    func check() throws {
        for (contender, turns) in turns {
            if let failure = turns.failure { throw Disagreement(description: "\(contender.name): \(failure)") }
        }
        let checksums = turns.values.reduce(oneTBB.checksums) { $0.union($1.checksums) }
        guard checksums.count == 1 else {
            throw Disagreement(description: "\(shape.rawValue), \(size): different results \(checksums.sorted())")
        }
    }

    // MARK: Figures

    private func median(_ contender: Contender, _ figure: KeyPath<Figures, Double?>) -> Double {
        turns[contender]?.median(figure) ?? .nan
    }

    private var run: Double { median(.engine, \.run) }
    private var floor: Double { median(.engine, \.floor) }
    private var peer: Double { oneTBB.median(\.run) }
    private var byHand: Double { min(median(.group, \.run), median(.tasks, \.run)) }
    /// The worst of the turns: one of them disturbed is a row disturbed.
    private var probe: Double { probes.map(\.efficiency).min() ?? .nan }

    var progress: String {
        "\(body) \(size) \(shape.rawValue): loop \(floor.text()), engine \(run.text()), probe \(probe.text(2))"
    }

    private var floorMust: Must {
        if body == .async { return .atMost(3) }
        return shape == .chain || shape == .tree ? .atMost(7) : .atMost(8)
    }

    private var againstPeer: String {
        shape == .chain ? (run / peer).text() : Must.below(1).verdict(on: run / peer, digits: 2)
    }

    // MARK: Tables

    /// What runs cost.
    static func table(_ rows: [RatioRow]) -> String {
        var table = TextTable([
            "bodies", "tasks", "shape", "probe", "loop", "thunk", "engine", "÷ loop", "oneTBB", "÷ oneTBB", "TaskGroup",
            "Task a node", "÷ better by hand",
        ])
        for row in rows { table.add(row.cells) }
        return table.text
    }

    private var cells: [String] {
        [
            body.description, String(size), shape.rawValue, probe.text(2), floor.text(),
            median(.engine, \.thunk).text(), run.text(), floorMust.verdict(on: run / floor), peer.text(), againstPeer,
            median(.group, \.run).text(0), median(.tasks, \.run).text(0),
            Must.atMost(0.12).verdict(on: run / byHand, digits: 3),
        ]
    }

    /// What plans cost and hold; bodies make no difference there, so synchronous ones stand for all.
    static func holdings(_ rows: [RatioRow]) -> String {
        var table = TextTable([
            "tasks", "shape", "build, ns a task", "oneTBB", "plan and run, bytes a task", "peak of the process, a task",
            "oneTBB's peak", "TaskGroup's peak", "Task a node's peak",
        ])
        for row in rows where row.body == .sync {
            let bytes = row.median(.engine, \.bytes)
            table.add([
                String(row.size), row.shape.rawValue,
                Must.atMost(200).verdict(on: row.median(.engine, \.build), digits: 0),
                row.oneTBB.median(\.build).text(0),
                row.size == 100_000 ? Must.atMost(150).verdict(on: bytes, digits: 0) : bytes.text(0),
                row.median(.engine, \.peakBytes).text(0), row.oneTBB.median(\.peakBytes).text(0),
                row.median(.group, \.peakBytes).text(0), row.median(.tasks, \.peakBytes).text(0),
            ])
        }
        return table.text
    }
}
