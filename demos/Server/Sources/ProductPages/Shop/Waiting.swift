/// Made-up latency: how long the shop's backends take to answer.
struct Waiting: Sendable {
    /// The factor on all waiting; 0 waits for nothing.
    let pace: Double

    /// Waits as for another machine: suspended, from 1 to 5 ms at pace 1, the same each time for a backend and a number.
    ///
    /// - Throws: `CancellationError`.
    func callAsFunction(for backend: String, _ number: Int) async throws {
        guard pace > 0 else { return }
        var generator = SeededGenerator(name: backend, number: number)
        let microseconds = Double.random(in: 1_000...5_000, using: &generator)
        try await Task.sleep(for: .microseconds(microseconds * pace))
    }
}
