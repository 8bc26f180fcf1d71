/// The runs of a channel, which of them must lie above which, and the way of each segment through them.
///
/// A source with several segments branches in a run, a target with several gathers in one; a segment of both goes from
/// the one run down to the other. So a branch may end in a gathering, never the reverse.
struct Wiring {
    /// A way through the channel: down in a column, across on a run to the next column, and so on.
    struct Way {
        var column: Int
        var turns: [(run: Int, column: Int)]
    }

    private(set) var runs: [Run] = []
    /// `above` must lie above `below`.
    private(set) var constraints: [(above: Int, below: Int)] = []
    /// Two runs that share a column but may lie either way round.
    private(set) var separated: [(Int, Int)] = []
    private(set) var ways: [Way] = []
    /// The run of each loop.
    private(set) var loopRuns: [Int] = []

    private var branching: [[Int]] = []
    private var gathering: [[Int]] = []
    private var wires: [Int: Int] = [:]

    init(_ channel: Channel) {
        var connections = Connections(channel)
        addBranching(channel, connections)
        addGathering(channel, connections)
        addWires(channel)
        for loop in channel.loops {
            loopRuns.append(
                add(Run(ups: [channel.above.columns[loop.from], channel.above.columns[loop.back]], downs: [])))
        }
        ways = channel.segments.indices.map { way(channel, connections, $0) }
        for index in connections.columns.keys.sorted() {
            let segment = channel.segments[index]
            for upper in branching[segment.upper] {
                for lower in gathering[segment.lower] { constraints.append((upper, lower)) }
            }
        }
        keepStrangersApart(channel, &connections)
    }

    // MARK: - Runs

    private mutating func addBranching(_ channel: Channel, _ connections: Connections) {
        for upper in channel.above.items.indices {
            branching.append([])
            guard channel.above.degrees[upper] > 1 else { continue }
            let downs = channel.segmentsOfUpper[upper].map {
                connections.columns[$0] ?? channel.below.columns[channel.segments[$0].lower]
            }
            for part in Self.parts(downs, around: channel.above.columns[upper]) {
                branching[upper].append(add(Run(ups: [channel.above.columns[upper]], downs: part)))
            }
            separate(branching[upper])
        }
    }

    private mutating func addGathering(_ channel: Channel, _ connections: Connections) {
        for lower in channel.below.items.indices {
            gathering.append([])
            guard channel.below.degrees[lower] > 1 else { continue }
            let ups = channel.segmentsOfLower[lower].map {
                connections.columns[$0] ?? channel.above.columns[channel.segments[$0].upper]
            }
            for part in Self.parts(ups, around: channel.below.columns[lower]) {
                gathering[lower].append(add(Run(ups: part, downs: [channel.below.columns[lower]])))
            }
            separate(gathering[lower])
        }
    }

    private mutating func addWires(_ channel: Channel) {
        for (index, segment) in channel.segments.enumerated()
        where channel.above.degrees[segment.upper] == 1 && channel.below.degrees[segment.lower] == 1 {
            let upper = channel.above.columns[segment.upper]
            let lower = channel.below.columns[segment.lower]
            if upper != lower { wires[index] = add(Run(ups: [upper], downs: [lower])) }
        }
    }

    private mutating func add(_ run: Run) -> Int {
        runs.append(run)
        return runs.count - 1
    }

    private mutating func separate(_ parts: [Int]) {
        if parts.count == 2 { separated.append((parts[0], parts[1])) }
    }

    /// The columns as one run, or as two where the stem would cross its own run: left and right of it, in rows of their
    /// own, so that no four arms meet.
    private static func parts(_ columns: [Int], around stem: Int) -> [[Int]] {
        let left = columns.filter { $0 < stem }
        let right = columns.filter { $0 > stem }
        guard columns.contains(stem), !left.isEmpty, !right.isEmpty else { return [columns] }
        return [left + [stem], right + [stem]]
    }

    // MARK: - Ways

    private func way(_ channel: Channel, _ connections: Connections, _ index: Int) -> Way {
        let segment = channel.segments[index]
        let upper = channel.above.columns[segment.upper]
        let lower = channel.below.columns[segment.lower]
        var way = Way(column: upper, turns: [])
        if let wire = wires[index] {
            way.turns.append((wire, lower))
            return way
        }
        let middle = connections.columns[index] ?? (branching[segment.upper].isEmpty ? upper : lower)
        if middle != upper { way.turns.append((part(branching[segment.upper], reaching: middle), middle)) }
        if lower != middle { way.turns.append((part(gathering[segment.lower], reaching: middle), lower)) }
        return way
    }

    private func part(_ parts: [Int], reaching column: Int) -> Int {
        parts.first { runs[$0].left <= column && column <= runs[$0].right } ?? parts[0]
    }

    // MARK: - Strangers in one column

    /// Where an end above and an end below share a column without being joined, the line from above must turn away
    /// higher up than the line from below comes in. Where that would go round in a circle, the line from above first
    /// steps aside into a column of its own.
    private mutating func keepStrangersApart(_ channel: Channel, _ connections: inout Connections) {
        for pair in channel.strangers {
            let column = channel.above.columns[pair.upper]
            let leaving = runs.indices.filter { runs[$0].ups.contains(column) && isEntered($0, channel, pair) }
            let entering = runs.indices.filter { runs[$0].downs.contains(column) }
            guard leaving.contains(where: { upper in entering.contains { reaches($0, upper) } }) else {
                for upper in leaving { for lower in entering { constraints.append((upper, lower)) } }
                continue
            }
            stepAside(channel, &connections, pair, leaving, entering)
        }
    }

    private func isEntered(_ run: Int, _ channel: Channel, _ pair: Channel.Segment) -> Bool {
        loopRuns.contains(run) || channel.segmentsOfUpper[pair.upper].contains { ways[$0].turns.first?.run == run }
    }

    private mutating func stepAside(
        _ channel: Channel, _ connections: inout Connections, _ pair: Channel.Segment, _ leaving: [Int],
        _ entering: [Int]
    ) {
        let column = channel.above.columns[pair.upper]
        let goal = leaving.first.map { (runs[$0].left + runs[$0].right) / 2 } ?? column
        // A run through which a line goes straight on has its other arms on one side: they must stay there.
        let stems = leaving.compactMap { run in runs[run].downs.first { runs[run].ups.contains($0) } }
        let aside = connections.claim(near: column, towards: goal, within: .max) { candidate in
            stems.allSatisfy { ($0 < column) == ($0 < candidate) }
        }
        guard let aside else { return }
        let step = add(Run(ups: [column], downs: [aside]))
        for run in leaving {
            runs[run] = runs[run].moving(up: column, to: aside)
            constraints.append((step, run))
        }
        for run in entering { constraints.append((step, run)) }
        for index in channel.segmentsOfUpper[pair.upper] { ways[index].turns.insert((step, aside), at: 0) }
    }

    private func reaches(_ start: Int, _ goal: Int) -> Bool {
        var met = Set([start])
        var waiting = [start]
        while let run = waiting.popLast() {
            if run == goal { return true }
            for constraint in constraints where constraint.above == run && met.insert(constraint.below).inserted {
                waiting.append(constraint.below)
            }
        }
        return false
    }
}
