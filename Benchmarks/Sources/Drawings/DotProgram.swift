internal import Foundation
internal import Measuring

/// Graphviz dot, if it is installed.
struct DotProgram {
    let isInstalled: Bool

    init() {
        isInstalled = (try? Child(["dot", "-V"]).run(seconds: 10)) != nil
    }

    /// The crossings of its drawing and how long the whole process took; `nil` without dot or after 90 s.
    func crossings(of graph: CorpusGraph) -> (crossings: Int, seconds: Double)? {
        guard isInstalled else { return nil }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("drawing-benchmark-\(getpid()).dot")
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            try Data(graph.dot(labels: false).utf8).write(to: file)
            let start = ContinuousClock.now
            let plain = try Child(["dot", "-Tplain", file.path]).run(seconds: 90)
            let seconds = start.duration(to: .now) / .seconds(1)
            return (try DotLayout(plain: plain).order(graph).crossings(of: graph), seconds)
        } catch {
            return nil
        }
    }
}
