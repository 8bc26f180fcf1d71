/// Which node covers a cell.
struct NodeRows {
    private let boxes: [Box]
    /// The nodes that cover each row, from left to right.
    private var rows: [[Int]]

    init(_ boxes: [Box], height: Int) {
        self.boxes = boxes
        rows = [[Int]](repeating: [], count: height)
        for node in boxes.indices.sorted(by: { boxes[$0].column < boxes[$1].column }) {
            for row in boxes[node].rows { rows[row].append(node) }
        }
    }

    func node(column: Int, row: Int) -> Int? {
        guard rows.indices.contains(row) else { return nil }
        var (low, high) = (0, rows[row].count)
        while low < high {
            let middle = (low + high) / 2
            if boxes[rows[row][middle]].column <= column { low = middle + 1 } else { high = middle }
        }
        guard low > 0, boxes[rows[row][low - 1]].columns.contains(column) else { return nil }
        return rows[row][low - 1]
    }
}
