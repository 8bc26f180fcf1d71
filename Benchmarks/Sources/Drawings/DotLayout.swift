internal import Foundation

/// The layers of a drawing of Graphviz dot, read from its `-Tplain` output: where a line passes the height of a layer it
/// has a place in it.
package struct DotLayout {
    private var heights: [String: Double] = [:]
    private var across: [String: Double] = [:]
    private var lines: [(from: String, to: String, points: [(x: Double, y: Double)])] = []

    /// Reads the output.
    package init(plain: String) {
        for line in plain.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.first == "node", words.count > 3, let x = Double(words[2]), let y = Double(words[3]) {
                (across[words[1]], heights[words[1]]) = (x, y)
            } else if words.first == "edge", words.count > 3, let count = Int(words[3]), words.count >= 4 + 2 * count {
                let numbers = words[4..<(4 + 2 * count)].compactMap(Double.init)
                lines.append(
                    (words[1], words[2], (0..<(numbers.count / 2)).map { (numbers[2 * $0], numbers[2 * $0 + 1]) }))
            }
        }
    }

    /// The layers, for a graph whose nodes dot knew as `n0` and so on.
    package func order(_ graph: CorpusGraph) -> LayeredOrder {
        let levels = Set(heights.values).sorted(by: >)
        let layerOf = heights.compactMapValues { levels.firstIndex(of: $0) }
        let names = Dictionary(uniqueKeysWithValues: graph.nodes.enumerated().map { ("n\($0)", $1.id) })
        var layers = [[(x: Double, name: String)]](repeating: [], count: levels.count)
        for (node, x) in across { layers[layerOf[node] ?? 0].append((x, names[node] ?? node)) }
        for line in lines {
            let (from, to) = (layerOf[line.from] ?? 0, layerOf[line.to] ?? 0)
            for layer in (from + 1)..<max(from + 1, to) {
                let name = "\(names[line.from] ?? line.from)>\(names[line.to] ?? line.to)@\(layer)"
                layers[layer].append((Self.place(of: line.points, at: levels[layer]), name))
            }
        }
        return LayeredOrder(layers.map { $0.sorted { ($0.x, $0.name) < ($1.x, $1.name) }.map(\.name) })
    }

    /// Where a row of Bézier curves passes a height.
    private static func place(of points: [(x: Double, y: Double)], at height: Double) -> Double {
        var nearest = (distance: Double.infinity, x: 0.0)
        for start in stride(from: 0, to: points.count - 3, by: 3) {
            let curve = points[start..<(start + 4)]
            guard let top = curve.map(\.y).max(), let bottom = curve.map(\.y).min(), bottom - 0.02 <= height,
                height <= top + 0.02
            else { continue }
            for step in 0...64 {
                let (t, u) = (Double(step) / 64, 1 - Double(step) / 64)
                let weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
                let (x, y) = zip(weights, curve).reduce((0, 0)) { ($0.0 + $1.0 * $1.1.x, $0.1 + $1.0 * $1.1.y) }
                if abs(y - height) < nearest.distance { nearest = (abs(y - height), x) }
            }
        }
        return nearest.x
    }
}
