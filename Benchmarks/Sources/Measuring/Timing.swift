/// Times what gives a result that is known beforehand.
package struct Timing: Sendable {
    /// The number of tasks that a sample is divided by.
    let tasks: Int
    /// How many times the work is done for a sample.
    let repetitions: Int
    private let expected: Int

    /// A result that is not what the plain loop gives.
    package struct WrongResult: Error, CustomStringConvertible {
        /// Who is wrong, and how.
        package let description: String

        /// Says so.
        package init(description: String) {
            self.description = description
        }
    }

    /// - Parameters:
    ///   - tasks: The number of tasks; nanoseconds are a task's.
    ///   - repetitions: How many times the work is done for a sample.
    ///   - expected: The result of the work.
    package init(tasks: Int, repetitions: Int = 1, expected: Int) {
        self.tasks = tasks
        self.repetitions = repetitions
        self.expected = expected
    }

    /// Does the work and checks its result.
    ///
    /// - Returns: Nanoseconds a task.
    /// - Throws: ``WrongResult``, or what the work throws.
    @discardableResult
    package func sample(of who: String, _ work: () async throws -> Int) async throws -> Double {
        var wrong: Int?
        let start = ContinuousClock.now
        for _ in 0..<repetitions {
            let result = try await work()
            if result != expected { wrong = result }
        }
        let duration = start.duration(to: .now)
        if let wrong { throw WrongResult(description: "\(who) gives \(wrong), and the plain loop \(expected)") }
        return duration / .nanoseconds(1) / Double(tasks * repetitions)
    }
}
