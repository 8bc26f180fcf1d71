internal import Foundation
internal import Measuring

/// What a contender prints.
struct Figures: Decodable {
    let tasks: Int
    let checksum: Int
    let build: Double?
    let run: Double?
    let runMinimum: Double?
    let floor: Double?
    let thunk: Double?
    let bytes: Double?
    let peakBytes: Double?

    enum CodingKeys: String, CodingKey {
        case tasks, checksum
        case build = "build_ns_per_task"
        case run = "run_ns_per_task_median"
        case runMinimum = "run_ns_per_task"
        case floor = "floor_ns_per_task_median"
        case thunk = "thunk_ns_per_task"
        case bytes = "bytes_per_task"
        case peakBytes = "peak_rss_bytes_per_task"
    }

    /// Runs a contender and reads its one line.
    static func of(_ child: Child, seconds: Double) throws -> Figures {
        let output = try child.run(seconds: seconds)
        return try JSONDecoder().decode(Figures.self, from: Data(output.utf8))
    }
}

/// The figures of several turns.
struct Turns {
    private var turns: [Figures] = []
    private(set) var failure: String?

    mutating func add(_ result: Result<Figures, any Error>) {
        switch result {
        case .success(let figures): turns.append(figures)
        case .failure(let error): failure = "\(error)"
        }
    }

    var checksums: Set<Int> { Set(turns.map(\.checksum)) }

    /// The median over the turns of one figure; not a number where nobody gave it.
    func median(_ figure: KeyPath<Figures, Double?>) -> Double {
        var samples = Samples()
        for case let value? in turns.map({ $0[keyPath: figure] }) { samples.add(value) }
        return samples.median
    }
}
