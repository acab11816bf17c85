/// Rows in columns that fit a width: wide columns give way first, cells that do not fit end in an ellipsis.
struct TextTable: Sendable {
    /// One column.
    struct Column: Sendable {
        /// What stands above it; an empty text where nothing does.
        let title: String
        /// Whether figures stand to the right.
        var isFigure = false
        /// The fewest columns it may shrink to.
        var minimum = 6
    }

    /// A cell with how it stands out.
    struct Cell: Sendable, ExpressibleByStringLiteral {
        let text: String
        var style: Style?

        init(_ text: String, _ style: Style? = nil) {
            self.text = text
            self.style = style
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    /// The columns from left to right.
    let columns: [Column]
    /// The rows from above; missing cells are empty.
    var rows: [[Cell]] = []

    /// The table as lines, indented by two columns.
    func lines(on surface: Surface) -> [String] {
        let widths = widths(within: surface.width - 2)
        var lines: [String] = []
        if columns.contains(where: { !$0.title.isEmpty }) {
            lines.append(line(columns.map { Cell($0.title, .dim) }, widths, surface))
        }
        for row in rows { lines.append(line(row, widths, surface)) }
        return lines
    }

    private func widths(within limit: Int) -> [Int] {
        var widths = columns.indices.map { index in
            ([Columns.count(columns[index].title)]
                + rows.map { index < $0.count ? Columns.count($0[index].text) : 0 }).max() ?? 0
        }
        let gaps = 2 * max(0, columns.count - 1)
        while widths.reduce(gaps, +) > limit {
            let shrinkable = widths.indices.filter { widths[$0] > columns[$0].minimum }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ row: [Cell], _ widths: [Int], _ surface: Surface) -> String {
        let last = row.count - 1
        let cells = row.enumerated().map { index, cell -> String in
            let text = Columns.cut(cell.text, to: widths[index])
            // The last cell keeps no spaces behind it, so that copied lines have none.
            let isOpen = index == last && !columns[index].isFigure
            let padded = isOpen ? text : Columns.pad(text, to: widths[index], right: columns[index].isFigure)
            guard let style = cell.style else { return padded }
            return style(padded, on: surface)
        }
        return "  " + cells.joined(separator: "  ")
    }
}
