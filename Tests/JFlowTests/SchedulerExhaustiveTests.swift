import Testing

@testable import JFlow

/// Every DAG of up to five topologically numbered tasks, with every order in which running tasks can end.
struct SchedulerExhaustiveTests {
    enum Ending: CaseIterable { case returns, fails, isCancelled }

    @Test(arguments: [(FailurePolicy.stop, [3, 23, 329, 8_211, 359_315]), (.finish, [3, 23, 335, 8_727, 405_067])])
    func everySmallGraphInEveryOrderKeepsThePromises(policy: FailurePolicy, expectedOrders: [Int]) {
        for (count, expected) in zip(1...5, expectedOrders) {
            var orders = 0
            for dependencies in allGraphs(count) {
                let graph = DependencyGraph(dependencies)
                var start = ScheduleWatch(
                    scheduler: Scheduler(graph: graph, policy: policy), dependencies: dependencies, policy: policy)
                start.startAll()
                orders += explore(start, Ending.allCases)
            }
            #expect(orders == expected)
        }
    }

    /// Takes every way on from here; answers the number of orders.
    private func explore(_ watch: ScheduleWatch, _ endings: [Ending]) -> Int {
        guard !watch.running.isEmpty else {
            watch.checkEnd()
            return 1
        }
        var orders = 0
        for task in watch.running {
            for ending in endings {
                var next = watch
                next.end(task, ending)
                next.startAll()
                orders += explore(next, endings)
            }
        }
        return orders
    }
}

/// Every list of dependencies in which tasks depend on lower ones only.
func allGraphs(_ count: Int) -> [[[Int]]] {
    let pairs = (0..<count).flatMap { target in (0..<target).map { (source: $0, target: target) } }
    return (0..<(1 << pairs.count)).map { bits in
        var dependencies = [[Int]](repeating: [], count: count)
        for (bit, pair) in pairs.enumerated() where bits >> bit & 1 == 1 {
            dependencies[pair.target].append(pair.source)
        }
        return dependencies
    }
}
