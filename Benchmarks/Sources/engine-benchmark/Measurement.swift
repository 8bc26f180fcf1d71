/// Times in nanoseconds a task, one a round.
struct Measurement {
    private var rounds: [Double] = []

    mutating func add(_ duration: Duration, tasks: Int) {
        let (seconds, attoseconds) = duration.components
        rounds.append((Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(tasks))
    }

    var minimum: Double { rounds.min() ?? .nan }

    var median: Double {
        let sorted = rounds.sorted()
        return sorted.isEmpty ? .nan : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
