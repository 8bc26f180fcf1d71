/// A piece of line across a channel with arms up and down: one arm up and all others down (the branching of a source),
/// or one arm down and all others up (the gathering of a target). The run of a loop has two arms up and none down.
struct Run {
    private(set) var ups: [Int]
    private(set) var downs: [Int]
    private(set) var left: Int
    private(set) var right: Int

    init(ups: [Int], downs: [Int]) {
        self.ups = ups.sorted()
        self.downs = downs.sorted()
        left = min(self.ups.first ?? .max, self.downs.first ?? .max)
        right = max(self.ups.last ?? .min, self.downs.last ?? .min)
    }

    /// The same run with the arm up at `column` moved.
    func moving(up column: Int, to other: Int) -> Run {
        Run(ups: ups.map { $0 == column ? other : $0 }, downs: downs)
    }

    /// How many lines cross when this run lies above the other: its arms down, and the other's arms up.
    func crossings(above other: Run) -> Int {
        Self.count(downs, between: other.left, other.right) + Self.count(other.ups, between: left, right)
    }

    /// Whether three arms meet in a column.
    func isJunction(_ column: Int) -> Bool {
        guard left <= column, column <= right else { return false }
        return (left < column ? 1 : 0) + (column < right ? 1 : 0) + (ups.contains(column) ? 1 : 0)
            + (downs.contains(column) ? 1 : 0) > 2
    }

    /// Whether both have a junction in one column, so that they need a row between them.
    func meetsJunction(of other: Run) -> Bool {
        ups.contains { isJunction($0) && other.isJunction($0) }
            || downs.contains { isJunction($0) && other.isJunction($0) }
    }

    private static func count(_ columns: [Int], between left: Int, _ right: Int) -> Int {
        columns.count(upTo: right) - columns.count(upTo: left - 1)
    }
}

extension [Int] {
    /// How many of these, which are in order, are not greater than the value.
    func count(upTo value: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
