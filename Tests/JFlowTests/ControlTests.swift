import Testing

@testable import JFlow

/// The gate of a run that really runs.
struct ControlTests {
    /// Collects events as they come and tells when something has happened.
    private actor Watch {
        private let events: EventStream
        private(set) var told: [Event.Kind] = []

        init(_ events: EventStream) { self.events = events }

        func until(_ isReached: @Sendable ([Event.Kind]) -> Bool) async {
            while !isReached(told) {
                told += events.drain().map(\.kind)
                await Task.yield()
            }
        }

        var started: [Int] { told.compactMap { if case .started(let task) = $0 { task } else { nil } } }
    }

    private func workflow() throws -> Workflow<Int> {
        let a = task("a") { 1 }
        let b = task("b") { 2 }
        let c = task("c", a, b) { $0 + $1 }
        return try Workflow(task("d", c) { $0 })
    }

    @Test func stepsStartExactlyOneTaskEach() async throws {
        let control = RunControl(startsHeld: true)
        let events = EventStream()
        let watch = Watch(events)
        let workflow = try workflow()
        async let result = workflow.run(options: RunOptions(observers: [events], control: control))
        await watch.until { $0.contains(.modeChanged(.held)) && $0.contains(.ready(task: 1)) }
        #expect(await watch.started.isEmpty)
        while control.step() == .notRunning { await Task.yield() }
        await watch.until { $0.contains { if case .finished(0, _) = $0 { true } else { false } } }
        #expect(control.step() == .starts(task: 1))
        await watch.until { $0.contains(.ready(task: 2)) }
        #expect(await watch.started == [0, 1])
        control.resume()
        #expect(try await result == 3)
    }

    @Test func aBreakpointSetBeforeTheRunHolds() async throws {
        let control = RunControl()
        control.setBreakpoint(true, before: 2)
        let events = EventStream()
        let watch = Watch(events)
        let workflow = try workflow()
        async let result = workflow.run(options: RunOptions(observers: [events], control: control))
        await watch.until { $0.contains(.modeChanged(.pausedBefore(task: 2))) }
        #expect(await watch.started.sorted() == [0, 1])
        control.resume()
        #expect(try await result == 3)
    }

    @Test func aPausedRunGoesOnWhenItIsResumed() async throws {
        let control = RunControl()
        let latch = Latch()
        let first = task("first") { try await latch.wait() }
        let workflow = try Workflow(task("second", first) { _ in 2 })
        let events = EventStream()
        let watch = Watch(events)
        async let result = workflow.run(options: RunOptions(observers: [events], control: control))
        await latch.reached(1)
        control.pause()
        latch.open()
        await watch.until { $0.contains(.ready(task: 1)) }
        #expect(await watch.started == [0])
        control.resume()
        #expect(try await result == 2)
    }

    @Test func indicesThatThePlanDoesNotHaveChangeNothing() async throws {
        let control = RunControl()
        control.setBreakpoint(true, before: 99)
        let workflow = try Workflow(
            task("only") {
                control.cancel(task: 99)
                control.cancel(task: -1)
                control.run(to: 99)
                return 1
            })
        #expect(try await workflow.run(options: RunOptions(control: control)) == 1)
        #expect(control.step() == .notRunning)
    }

    @Test func slotsLimitHowManyTasksRunAtOnce() async throws {
        let journal = Journal()
        let tasks = (0..<30).map { number in
            task("task \(number)") { () async -> Int in
                journal.note("in")
                #expect(journal.count(of: "in") - journal.count(of: "out") <= 3)
                await Task.yield()
                journal.note("out")
                return number
            }
        }
        let workflow = try Workflow(task("sum", all: tasks) { $0.count })
        #expect(try await workflow.run(options: RunOptions(slots: 3)) == 30)
    }
}
