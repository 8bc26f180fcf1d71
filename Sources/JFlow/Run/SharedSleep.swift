import Synchronization

/// Lets many Swift tasks sleep with one timer of the system.
///
/// A `Task.sleep` that is cancelled returns at once, but its timer, some 700 bytes, stays until its time comes. Nearly all
/// limits of time are cancelled, as nearly all tasks end in time: a server that has a limit of a minute for each of ten
/// thousand requests a second would hold 400 MB for nothing. Here what is cancelled is gone, and a timer that is set serves
/// everybody who sleeps longer.
final class SharedSleep: Sendable {
    /// The one of the process.
    static let shared = SharedSleep()

    private struct Entry: Comparable {
        let due: Int
        let number: Int

        static func < (one: Entry, other: Entry) -> Bool {
            one.due == other.due ? one.number < other.number : one.due < other.due
        }
    }

    private typealias Sleeper = CheckedContinuation<Bool, Never>

    private struct State {
        var entries = LowestFirst<Entry>()
        /// Who sleeps. What has left may still have an entry.
        var sleepers: [Int: Sleeper] = [:]
        /// Those that were cancelled before they slept.
        var early: Set<Int> = []
        /// When the timers that are set go off.
        var timers: [Int] = []
        var nextNumber = 0

        /// Takes out all whose time has come.
        mutating func takeSleepers(until now: Int) -> [Sleeper] {
            var woken: [Sleeper] = []
            while let entry = entries.first, entry.due <= now {
                entries.removeFirst()
                if let sleeper = sleepers.removeValue(forKey: entry.number) { woken.append(sleeper) }
            }
            return woken
        }

        /// The timer that has to be set, because somebody wakes before the first that is set.
        mutating func takeTimer() -> Int? {
            while let entry = entries.first, sleepers[entry.number] == nil { entries.removeFirst() }
            guard let entry = entries.first, timers.allSatisfy({ $0 > entry.due }) else { return nil }
            timers.append(entry.due)
            return entry.due
        }

        /// Forgets the entries of those who have left, once they are more than half: each is then looked at twice at most.
        mutating func dropGone() {
            guard entries.elements.count > 2 * sleepers.count + 64 else { return }
            entries = LowestFirst(entries.elements.filter { sleepers[$0.number] != nil })
        }
    }

    /// A day: of far longer times no system is sure.
    private static let longestTimer = 86_400_000_000_000

    private let state = Mutex(State())

    /// How much is held at present; entries and timers may be there of sleeps that are over.
    var counts: (sleepers: Int, entries: Int, timers: Int) {
        state.withLock { ($0.sleepers.count, $0.entries.elements.count, $0.timers.count) }
    }

    /// Waits for so many nanoseconds.
    ///
    /// - Throws: `CancellationError`, as soon as the task is cancelled.
    func sleep(nanoseconds: Int) async throws {
        let (due, overflows) = SteadyClock.nanoseconds.addingReportingOverflow(nanoseconds)
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        let isCancelled = await withTaskCancellationHandler {
            await withCheckedContinuation { sleeper in
                begin(Entry(due: overflows ? .max : due, number: number), sleeper)
            }
        } onCancel: {
            cancel(number)
        }
        if isCancelled { throw CancellationError() }
        // It may have been cancelled just as it woke.
        _ = state.withLock { $0.early.remove(number) }
    }

    private func begin(_ entry: Entry, _ sleeper: Sleeper) {
        let (isEarly, timer) = state.withLock { state -> (Bool, Int?) in
            guard state.early.remove(entry.number) == nil else { return (true, nil) }
            state.sleepers[entry.number] = sleeper
            state.entries.insert(entry)
            return (false, state.takeTimer())
        }
        if isEarly { sleeper.resume(returning: true) }
        if let timer { set(timer) }
    }

    private func cancel(_ number: Int) {
        let sleeper = state.withLock { state in
            guard let sleeper = state.sleepers.removeValue(forKey: number) else {
                state.early.insert(number)
                return Sleeper?.none
            }
            state.dropGone()
            return sleeper
        }
        sleeper?.resume(returning: true)
    }

    /// Sets a timer of the system.
    private func set(_ due: Int) {
        Task.detached {
            // Nobody cancels it. What is due later than that gets another one then.
            try? await Task.sleep(for: .nanoseconds(min(max(0, due - SteadyClock.nanoseconds), Self.longestTimer)))
            self.wentOff(due)
        }
    }

    private func wentOff(_ due: Int) {
        let now = SteadyClock.nanoseconds
        let (woken, timer) = state.withLock { state in
            if let index = state.timers.firstIndex(of: due) { state.timers.remove(at: index) }
            return (state.takeSleepers(until: now), state.takeTimer())
        }
        for sleeper in woken { sleeper.resume(returning: false) }
        if let timer { set(timer) }
    }
}
