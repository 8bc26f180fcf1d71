internal import Contenders
internal import Foundation
internal import Graphs
internal import Measuring

/// Engines in Python on the same graphs, smaller ones, in microseconds.
struct PythonTable {
    private var table: TextTable

    /// Who there is, and up to how many tasks: one takes minutes to define a thousand.
    private static let engines = [
        ("seed", Int.max), ("hamilton", .max), ("pipefunc", 100), ("dask", .max), ("graphlib", .max),
    ]

    /// Runs everybody; `nil` when nobody is to run.
    init?(shapes: [Shape], size: Int, peers: String, files: borrowing GraphFiles) throws {
        guard size >= 3 else { return nil }
        table = TextTable(["engine in Python, µs a task", "tasks"] + shapes.flatMap { [$0.rawValue, "÷ ours"] })
        for (name, limit) in Self.engines {
            let size = min(size, limit)
            guard let contender = Contender.python(name, peers) else {
                table.add(
                    ["\(name): skipped, peers/setup has not installed it", "–"] + shapes.flatMap { _ in ["–", "–"] })
                continue
            }
            var cells = [name, String(size)]
            for shape in shapes { cells += try Self.cells(contender, files.path(shape, size)) }
            table.add(cells)
            FileHandle.standardError.write(Data("\(cells.joined(separator: " "))\n".utf8))
        }
    }

    func print() {
        Swift.print(table.text + "\n")
    }

    private static func cells(_ contender: Contender, _ path: String) throws -> [String] {
        let ours = try Contender.engine.run(path, .sync, runs: 7).get()
        switch contender.run(path, .sync, runs: 3, seconds: 60) {
        case .failure(let error): return ["\(error)", "–"]
        case .success(let figures):
            guard figures.checksum == ours.checksum else {
                throw RatioRow.Disagreement(description: "\(contender.name) gives \(figures.checksum) for \(path)")
            }
            let (run, our) = (figures.run ?? .nan, ours.run ?? .nan)
            return [(run / 1_000).text(), (run / our).text(0)]
        }
    }
}
