internal import ArgumentParser
internal import JFlow
internal import Measuring

/// Whether memory stays flat, however often workflows are made, run and freed, and however their runs end.
struct Leaks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes, runs and frees workflows of every kind many times and holds that memory stays flat.",
        discussion: """
            What the allocator has given out is looked at ten times on the way. The smallest piece of memory that there \
            is, lost in each run, would be more than is allowed between the beginning and the end.
            """)

    @Option(name: .customLong("runs"), help: "How often each workflow is made, run and freed.")
    var runCount = 10_000

    @Option(help: "What becomes of the runs; everything by default.")
    var courses = LeakCourse.allCases

    func validate() throws {
        guard runCount >= 1_000 else { throw ValidationError("--runs must be 1000 or more: a few bytes are noise.") }
    }

    func run() async throws {
        print("Bytes in use after each tenth of \(runCount) times: a workflow made, run and freed.")
        var table = TextTable(["course", "first tenth", "half", "last tenth", "a run", "resident, MB"])
        var leaks: [String] = []
        for course in courses {
            let uses = try await uses(course)
            // What is lost in each run is seen in every later look; what other threads hold in passing is not.
            let growth = (uses.suffix(4).min() ?? 0) - (uses.prefix(4).max() ?? 0)
            let growthPerRun = max(0, Double(growth) / Double(runCount * 3 / 10))
            if growthPerRun > Self.allowed { leaks.append(course.rawValue) }
            table.add([
                course.rawValue, String(uses[0]), String(uses[4]), String(uses[9]), growthPerRun.text(2),
                (Double(Memory.resident ?? 0) / 1e6).text(1),
            ])
        }
        print(table.text)
        guard leaks.isEmpty else {
            throw Timing.WrongResult(description: "memory grows with each run: \(leaks.joined(separator: ", "))")
        }
        print("Memory stays flat.")
    }

    /// How many bytes a run may seem to leave: the allocator gives out no less than 32 at a time.
    private static let allowed = 8.0

    /// The bytes in use after each tenth of the runs, once the process has got what it keeps anyway.
    private func uses(_ course: LeakCourse) async throws -> [Int] {
        try await repeatRuns(course, 300)
        var uses: [Int] = []
        for _ in 0..<10 {
            try await repeatRuns(course, runCount / 10)
            // What was left to its end in other threads gets there: standbys sleep 100 µs, late bodies a little more.
            try await Task.sleep(for: .milliseconds(20))
            uses.append(Memory.inUse)
        }
        return uses
    }

    private func repeatRuns(_ course: LeakCourse, _ count: Int) async throws {
        for _ in 0..<count { try await course.run() }
    }
}
