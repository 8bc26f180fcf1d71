internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import Measuring

/// Doubles the number of tasks and prints what becomes of time and memory.
struct Doubling: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Doubles the number of tasks, shape by shape; prints time and memory a task and each doubling's ratio.",
        discussion: """
            A ratio of 2 is linear. Sizes are the greatest one, its half, and so on, and the least one ends them; a \
            wavefront has the greatest square, which the ratio takes into account.
            """)

    @Option(help: "The least number of tasks.")
    var from = 950

    @Option(help: "The greatest number of tasks.")
    var to = 1_000_000

    @Option(help: "How many runs, of which the median counts.")
    var runs = 5

    @Option(help: "The shapes; all by default.")
    var shapes = Shape.allCases

    @Option(help: "What a task does: sync or async.")
    var body = Body.sync

    func validate() throws {
        guard from >= 3, to >= from, runs >= 1 else { throw ValidationError("--from must be 3 or more, --to no less.") }
    }

    func run() async throws {
        print("Machine: \(Machine.description).")
        print("Events off, bodies \(body), medians of \(runs) runs. Probe: \(Probe.standard).\n")
        for shape in shapes { try measure(shape) }
        print(Verdicts.summary)
    }

    private var sizes: [Int] {
        var sizes = [to]
        while let last = sizes.last, last / 2 >= from { sizes.append(last / 2) }
        return sizes.reversed()
    }

    private func measure(_ shape: Shape) throws {
        var table = TextTable([
            shape.rawValue, "run, ns a task", "ratio", "build, ns a task", "ratio", "bytes a task", "ratio", "probe",
        ])
        var last: Figures?
        for size in sizes {
            let probe = Probe.standard
            let figures = try figures(shape, size)
            table.add([
                String(figures.tasks), (figures.run ?? .nan).text(), ratio(figures, last, \.run),
                (figures.build ?? .nan).text(0), ratio(figures, last, \.build),
                (figures.bytes ?? .nan).text(0), ratio(figures, last, \.bytes), probe.efficiency.text(2),
            ])
            last = figures
        }
        print(table.text)
        guard to > 10_000, from <= 10_000, let great = last?.run, let small = try figures(shape, 10_000).run else {
            return print("")
        }
        print(
            "\(shape.rawValue): \(to) tasks to 10,000, a task: \(Must.atMost(3).verdict(on: great / small, digits: 2))\n"
        )
    }

    private func figures(_ shape: Shape, _ size: Int) throws -> Figures {
        try Figures.of(
            .ourselves([
                "graph-bench", "--shape", shape.rawValue, "--n", String(size), "--body", body.description,
                "--runs", String(runs),
            ]), seconds: 600)
    }

    /// What the whole became when the number of tasks doubled.
    private func ratio(_ figures: Figures, _ last: Figures?, _ figure: KeyPath<Figures, Double?>) -> String {
        guard let now = figures[keyPath: figure], let before = last?[keyPath: figure] else { return "–" }
        return (2 * now / before).text(2)
    }
}
