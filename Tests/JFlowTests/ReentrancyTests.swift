import Synchronization
import Testing

@testable import JFlow

/// Code of the user's that calls back into the run from places where a lock could be held.
struct ReentrancyTests {
    /// An error that steers the run while it is described.
    private struct SteeringError: Error, CustomStringConvertible {
        let control: RunControl
        var description: String {
            control.pause()
            control.resume()
            return "described"
        }
    }

    /// A value that steers the run and asks the cache when it dies.
    private final class Testament: Sendable {
        let control: RunControl
        let cache: MemoryCache
        let deaths: Journal

        init(_ control: RunControl, _ cache: MemoryCache, _ deaths: Journal) {
            self.control = control
            self.cache = cache
            self.deaths = deaths
        }

        deinit {
            control.resume()
            deaths.note("died, step: \(control.step()), cached: \(cache.count)")
        }
    }

    @Test func anErrorMaySteerTheRunWhileItIsDescribed() async throws {
        let control = RunControl()
        let events = EventStream()
        let bad = task("bad") { () throws -> Int in throw SteeringError(control: control) }
        let error = await thrown { () throws(WorkflowError) in
            try await Workflow(bad).run(options: RunOptions(observers: [events], control: control))
        }
        #expect(error?.failure?.states == ["bad": .failed])
        #expect(events.drain().contains { $0.kind == .finished(task: 0, TaskEnd(state: .failed, error: "described")) })
    }

    @Test func aValueMaySteerAndAskTheCacheWhenItDies() async throws {
        let control = RunControl()
        let cache = MemoryCache()
        let deaths = Journal()
        let heir = task("heir") { Testament(control, cache, deaths) }.cached()
        let goal = task("goal", heir) { _ in 1 }
        #expect(try await Workflow(goal, cache: cache).run(options: RunOptions(control: control)) == 1)
        #expect(deaths.all.isEmpty, "the cache keeps it")
        let key = CacheKey(task: "heir", version: "", arguments: [])
        cache.store(0, for: key)
        cache.store(Testament(control, cache, deaths), for: key)
        cache.removeAll()
        #expect(deaths.all == ["died, step: notRunning, cached: 1", "died, step: notRunning, cached: 0"])
    }

    @Test func wakingMayDrainAndSteer() async throws {
        let control = RunControl()
        let told = Mutex<[Event]>([])
        let stream = Mutex<EventStream?>(nil)
        let events = EventStream {
            control.setBreakpoint(false, before: 0)
            control.pause()
            control.resume()
            guard let stream = stream.withLock({ $0 }) else { return }
            let batch = stream.drain()
            told.withLock { $0 += batch }
        }
        stream.withLock { $0 = events }
        // The stream holds its closure, and that one the stream.
        defer { stream.withLock { $0 = nil } }
        let tasks = (0..<50).map { number in task("\(number)") { number } }
        let workflow = try Workflow(task("sum", all: tasks) { $0.reduce(0, +) })
        let sum = try await workflow.run(options: RunOptions(observers: [events], control: control))
        #expect(sum == 1_225)
        let all = told.withLock { $0 } + events.drain()
        #expect(all.map(\.sequence).sorted() == Array(0..<all.count), "nothing is lost or told twice")
    }

    /// The first body runs on the caller's thread where nobody steers; with a control, others must be able to start.
    @Test func whatIsResumedStartsWhileALongFirstBodyKeepsItsThread() async throws {
        let control = RunControl()
        control.setBreakpoint(true, before: 1)
        let hasRun = Atomic(false)
        let first = task("first") { () -> Bool in
            let end = ContinuousClock.now + .seconds(600)
            while !hasRun.load(ordering: .acquiring), ContinuousClock.now < end {}
            return hasRun.load(ordering: .acquiring)
        }
        let second = task("second") { hasRun.store(true, ordering: .releasing) }
        let events = EventStream()
        let workflow = try Workflow(first, second)
        async let result = workflow.run(options: RunOptions(observers: [events], control: control))
        for await batch in events.batches
        where batch.contains(where: { $0.kind == .modeChanged(.pausedBefore(task: 1)) }) {
            control.resume()
        }
        #expect(try await result.0, "the second ran while the first was running")
    }
}
