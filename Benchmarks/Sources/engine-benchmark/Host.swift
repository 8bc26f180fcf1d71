import JFlow

/// How a run gets on with the program around it: tasks that wait, and timers of the host.
enum Host {
    private static let clock = ContinuousClock()

    /// The time of a run of 10,000 tasks that each sleep 100 ms, the shortest and the longest of some runs.
    static func sleepers(rounds: Int) async throws -> (shortest: Duration, longest: Duration) {
        let sleepers = (0..<10_000).map { number in
            task("sleep \(number)") { () async throws -> Int in
                try await Task.sleep(for: .milliseconds(100))
                return 1
            }
        }
        let workflow = try Workflow(task("sum", all: sleepers) { $0.reduce(0, +) })
        var times: [Duration] = []
        for _ in 0..<rounds {
            let start = clock.now
            let sum = try await workflow.run()
            times.append(start.duration(to: clock.now))
            precondition(sum == 10_000, "every task has its value")
        }
        return (times.min() ?? .zero, times.max() ?? .zero)
    }

    /// How late a timer of 5 ms in the host fires at worst, and in the middle, while 20,000 tasks of 100 µs keep all
    /// cores busy; and how long those take.
    static func timer() async throws -> (median: Duration, worst: Duration, run: Duration) {
        let busy = (0..<20_000).map { number in task("busy \(number)") { spin(for: .microseconds(100)) } }
        let workflow = try Workflow(task("sum", all: busy) { $0.count })
        let timer = Task.detached { () -> [Duration] in
            var delays: [Duration] = []
            while !Task.isCancelled {
                let start = clock.now
                try? await Task.sleep(for: .milliseconds(5))
                delays.append(start.duration(to: clock.now))
            }
            return delays
        }
        let start = clock.now
        _ = try await workflow.run()
        let took = start.duration(to: clock.now)
        timer.cancel()
        let delays = await timer.value.sorted()
        return (delays[delays.count / 2], delays[delays.count - 1], took)
    }

    private static func spin(for duration: Duration) -> Int {
        let start = clock.now
        var turns = 0
        while start.duration(to: clock.now) < duration { turns += 1 }
        return turns
    }
}
