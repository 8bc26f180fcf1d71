import Testing

@testable import JFlow

struct SharedSleepTests {
    private let sleep = SharedSleep()

    @Test func everybodySleepsAsLongAsAsked() async throws {
        try await withThrowingTaskGroup { group in
            for nanoseconds in [3_000_000, 1, 0, 20_000_000, 1_000_000, 20_000_000, 5_000_000, -7] {
                group.addTask {
                    let begin = SteadyClock.nanoseconds
                    try await sleep.sleep(nanoseconds: nanoseconds)
                    #expect(SteadyClock.nanoseconds - begin >= nanoseconds)
                }
            }
            try await group.waitForAll()
        }
        #expect(sleep.counts == (0, 0, 0))
    }

    @Test func whoIsCancelledLeavesNothing() async throws {
        let hour = 3_600_000_000_000
        await withTaskGroup { group in
            for number in 0..<10_000 {
                let sleeper = Task { try await sleep.sleep(nanoseconds: hour + number) }
                group.addTask {
                    if number.isMultiple(of: 2) { await Task.yield() }
                    sleeper.cancel()
                    await #expect(throws: CancellationError.self) { try await sleeper.value }
                }
            }
        }
        let counts = sleep.counts
        #expect(counts.sleepers == 0)
        #expect(counts.entries <= 64)
        #expect(counts.timers < 100, "one, and one for each that was to wake before all others")
    }

    @Test func whoSleepsLongerNeedsNoTimerUntilThen() async throws {
        let first = Task { try await sleep.sleep(nanoseconds: 50_000_000) }
        while sleep.counts.timers == 0 { await Task.yield() }
        let second = Task { try await sleep.sleep(nanoseconds: 100_000_000) }
        first.cancel()
        try await second.value
        #expect(sleep.counts == (0, 0, 0))
    }

    @Test func anEndlessSleepEndsWhenItIsCancelled() async {
        let sleeper = Task { try await sleep.sleep(nanoseconds: .max) }
        while sleep.counts.sleepers == 0 { await Task.yield() }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(sleep.counts.sleepers == 0)
    }
}
