internal import Foundation

/// What the graphs of one size have in sum.
package struct Tally: Sendable {
    private(set) var graphs = 0
    /// The crossings of ours.
    private(set) var ours = 0
    /// The crossings of dot's.
    private(set) var dots = 0
    /// The longest time of ours, and whose it was.
    private(set) var slowest = (seconds: 0.0, name: "–")
    /// The graphs that have more crossings than dot gives them, the worst first in proportion.
    private(set) var worse: [(name: String, ours: Int, dot: Int)] = []
    private var seconds = 0.0
    private var logarithms: [Double] = []

    /// Nothing is counted yet.
    package init() {}

    /// Counts a graph. Crossings are compared with one more each, so that none has a logarithm, too.
    package mutating func add(_ name: String, ours: Int, dot: Int, seconds: Double) {
        graphs += 1
        self.ours += ours
        dots += dot
        self.seconds += seconds
        if seconds > slowest.seconds { slowest = (seconds, name) }
        if dot > 0 { logarithms.append(log((Double(ours) + 1) / (Double(dot) + 1))) }
        if ours > dot { worse.append((name, ours, dot)) }
        worse.sort { Double($0.ours) / Double($0.dot + 1) > Double($1.ours) / Double($1.dot + 1) }
    }

    /// The sum of ours divided by dot's.
    package var ratio: Double { dots == 0 ? 1 : Double(ours) / Double(dots) }
    /// The geometric mean of the ratios, where dot's crossings are not none.
    package var mean: Double {
        logarithms.isEmpty ? 1 : exp(logarithms.reduce(0, +) / Double(logarithms.count))
    }
    /// Seconds a graph.
    package var meanSeconds: Double { graphs == 0 ? 0 : seconds / Double(graphs) }
}
