import CNcurses
import TerminalCore

/// Puts frames on ncurses' virtual screen, only the cells that differ from the frame before.
struct Painter {
    private(set) var palette: Palette
    private let isUnicode: Bool
    private var shown: Frame?

    init(palette: Palette, isUnicode: Bool) {
        self.palette = palette
        self.isUnicode = isUnicode
    }

    /// The frame painted last.
    var frame: Frame? { shown }

    /// Forgets what the screen shows, so that all is drawn again.
    mutating func forget() {
        shown = nil
        ncurses_erase()
        ncurses_draw_all_again()
    }

    /// Stages what has changed; false if nothing has.
    mutating func stage(_ frame: Frame, on size: Size) -> Bool {
        if shown == frame { return false }
        let before = shown ?? Frame(size: Size(columns: 0, rows: 0))
        for run in frame.differences(from: before) where run.start.row < size.rows {
            put(run, columns: size.columns)
        }
        placeCursor(frame.cursor, size)
        ncurses_stage()
        shown = frame
        return true
    }

    /// Puts a run, cut at the right border; the virtual screen may be narrower than the frame during a resize.
    private mutating func put(_ run: Frame.Run, columns: Int) {
        let room = columns - run.start.column
        guard room > 0 else { return }
        var cells: [cchar_t] = []
        for (index, cell) in run.cells.prefix(room).enumerated() where !cell.isContinuation {
            let isWide = index + 1 < run.cells.count && run.cells[index + 1].isContinuation
            let text = isWide && index + 1 >= room ? " " : cell.text
            append(text, isWide: isWide, style: cell.style, to: &cells)
        }
        ncurses_put(Int32(run.start.row), Int32(run.start.column), cells, Int32(cells.count))
    }

    private mutating func append(_ text: String, isWide: Bool, style: Style, to cells: inout [cchar_t]) {
        let look = palette.look(style)
        var scalars = text.unicodeScalars.map(\.value)
        let isReplaced = !isUnicode && scalars.contains { $0 > 0x7e }
        if isReplaced { scalars = [UInt32(UInt8(ascii: "?"))] }
        var cell = cchar_t()
        ncurses_set_cell(&cell, scalars, Int32(scalars.count), look.attributes, look.pair)
        cells.append(cell)
        if isReplaced && isWide { cells.append(cell) }
    }

    private func placeCursor(_ cursor: Point?, _ size: Size) {
        guard let cursor, Rectangle(size).contains(cursor) else {
            curs_set(0)
            return
        }
        curs_set(1)
        ncurses_place_cursor(Int32(cursor.row), Int32(cursor.column))
    }
}
