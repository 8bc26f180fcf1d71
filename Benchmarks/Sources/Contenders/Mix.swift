package import Graphs
package import JFlow

/// Sleeping and computing tasks at random, and the best schedule known for them.
package struct Mix: Sendable {
    /// The tasks; their values are as in any graph.
    package let graph: Graph
    /// How soon they can have ended, in milliseconds.
    package let schedule: ListSchedule
    private let works: [ListSchedule.Work]

    /// 400 tasks, half of which sleep 1 to 20 ms and half of which compute 0.2 to 3 ms, each behind up to three others:
    /// of all those before it, of the last 60 or of the last 25, in turn, so that the processors, both or the longest
    /// path decide how long it takes.
    ///
    /// - Parameter processors: How many tasks can compute at a time.
    package init(seed: UInt64, processors: Int) async {
        var numbers = SplitMix(seed: seed)
        var graph = Graph()
        let reach = [400, 60, 25][Int(seed % 3)]
        for task in 0..<400 {
            let parents = (0..<Int.random(in: 0...3, using: &numbers)).compactMap { _ in
                task == 0 ? nil : Int.random(in: max(0, task - reach)..<task, using: &numbers)
            }
            graph.append(parents: Set(parents).sorted())
        }
        self.graph = graph.withOneGoal
        works = self.graph.indices.map { _ in
            Bool.random(using: &numbers)
                ? .sleep(Double.random(in: 1...20, using: &numbers))
                : .compute(Double.random(in: 0.2...3, using: &numbers))
        }
        let slowness = await Self.slowness(of: works, processors)
        let measured = works.map { work in
            if case .compute(let duration) = work { ListSchedule.Work.compute(duration * slowness) } else { work }
        }
        schedule = ListSchedule(self.graph, measured, processors: processors)
    }

    /// How much longer all computing takes, on all processors at once and in plain loops, than the sum of what each piece
    /// of it took on one in the best of many tries: what no schedule can help.
    private static func slowness(of works: [ListSchedule.Work], _ processors: Int) async -> Double {
        let pieces = works.compactMap { work in
            if case .compute(let duration) = work { duration } else { nil }
        }
        let clock = ContinuousClock()
        var best = Double.infinity
        for _ in 0..<3 {
            let time = await clock.measure {
                await withTaskGroup(of: Void.self) { group in
                    for first in 0..<processors {
                        group.addTask {
                            for piece in stride(from: first, to: pieces.count, by: processors) {
                                _ = Work.turn(Work.turns(microseconds: pieces[piece] * 1_000))
                            }
                        }
                    }
                }
            }
            best = min(best, time / .milliseconds(1))
        }
        let shares = (0..<processors).map { first in
            stride(from: first, to: pieces.count, by: processors).reduce(0.0) { $0 + pieces[$1] }
        }
        return max(1, best / (shares.max() ?? best))
    }

    /// The tasks as those of the engine, which is told how long each takes.
    package func workflow() throws -> Workflow<Int> {
        var tasks: [AnyTask<Int>] = []
        for index in graph.indices {
            let parents = graph.parents(of: index).map { tasks[$0] }
            tasks.append(definition(graph.names[index], parents, works[index]))
        }
        return try Workflow(tasks[tasks.count - 1])
    }

    private func definition(_ name: String, _ parents: [AnyTask<Int>], _ work: ListSchedule.Work) -> AnyTask<Int> {
        let time = Duration.milliseconds(1) * work.duration
        switch work {
        case .sleep:
            return AnyTask(
                task(name, all: parents) { values in
                    try await Task.sleep(for: time)
                    return values.reduce(1, &+)
                }.expected(time))
        case .compute(let milliseconds):
            let turns = Work.turns(microseconds: milliseconds * 1_000)
            return AnyTask(
                task(name, all: parents) { values in
                    values.reduce(1, &+) &+ Work.turn(turns)
                }.expected(time))
        }
    }
}
