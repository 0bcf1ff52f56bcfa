import Localization
import Screen
import TextCells
import WorkOrderEngine

/// What the frame is drawn from.
private struct FrameSource: Hashable {
  var facts: FrameFacts
  var place: DeskPlace
  var now: Instant
  var zone: ZoneRules
  var campuses: Int
  var hasRules: Bool
}

extension DeskModel {
  /// Where and when and how bad, and the places to go.
  func drawFrame(on surface: inout Surface, _ pieces: inout DrawnPieces) {
    // Only the minute is shown.
    let minute = Instant(seconds: now.seconds / 60 * 60)
    let source = FrameSource(
      facts: frame, place: place, now: minute, zone: zone, campuses: directory.campuses.count,
      hasRules: hasRules)
    let area = Area(row: 0, column: 0, rows: hasRules ? 3 : 2, columns: size.columns)
    pieces.draw(.frame, from: source, in: area, on: &surface) { drawFrame(on: &$0) }
  }

  private func drawFrame(on surface: inout Surface) {
    drawSituation(on: &surface, in: Area(row: 0, column: 0, rows: 1, columns: size.columns))
    drawPlaces(on: &surface, in: Area(row: 1, column: 0, rows: 1, columns: size.columns))
    if hasRules {
      surface.drawRule(in: Area(row: 2, column: 0, rows: 1, columns: size.columns))
    }
  }

  private func drawSituation(on surface: inout Surface, in area: Area) {
    var right = badness + [StyledLine(time, .dim)]
    var left = whereabouts
    func width(_ parts: [StyledLine]) -> Int { parts.reduce(0) { $0 + $1.width + 2 } }
    // What is dropped when it is narrow: the hours of the shift first, the campus last.
    while width(left) + width(right) > area.columns, left.count > 2 { left.removeLast() }
    if width(left) + width(right) > area.columns {
      right[right.count - 1] = StyledLine(formats.time(parts(now)), .dim)
    }
    if width(left) + width(right) > area.columns { left.removeLast() }
    var column = area.column + 1
    for part in left {
      column += surface.put(part, at: Position(row: area.row, column: column)) + 2
    }
    column = area.columns - width(right) + 1
    for part in right {
      column += surface.put(part, at: Position(row: area.row, column: max(0, column))) + 2
    }
  }

  private var whereabouts: [StyledLine] {
    var parts = [StyledLine(strings["app.name"], Style(.accent, bold: true))]
    let campus = frame.campus.isEmpty ? strings["frame.allCampuses"] : frame.campus
    var place = StyledLine(campus, Style(bold: true))
    if directory.campuses.count > 1 { place = place.adding(" \(settings.glyphs.down)", .dim) }
    parts.append(place)
    if frame.isSimulated { parts.append(StyledLine(strings["frame.simulated"], .dim)) }
    if !frame.shift.isEmpty {
      parts.append(StyledLine(frame.shift))
      if let hours = frame.shiftHours {
        let range = formats.range(
          formats.time(minuteOfDay: hours.lowerBound),
          formats.time(minuteOfDay: hours.upperBound % 1_440))
        parts.append(StyledLine(range, .dim))
      }
    }
    return parts
  }

  private var badness: [StyledLine] {
    var parts: [StyledLine] = []
    if frame.late > 0 {
      let text = strings.text("frame.late", ["count": capped(frame.late)])
      parts.append(StyledLine(settings.glyphs.late + text, Style(.late, bold: true)))
    }
    if frame.major > 0 {
      let text = strings.text("frame.major", ["count": capped(frame.major)])
      parts.append(
        StyledLine(" \(settings.glyphs.major)\(text) ", Style(.major, bold: true, reverse: true)))
    }
    return parts
  }

  private var time: String { formats.weekdayDateTime(parts(now)) }

  /// A count that ended before all was counted, in whole hundreds.
  func moreThan(_ count: Int) -> String {
    let whole = count >= 100 ? count / 100 * 100 : count
    return strings.text("frame.moreThan", ["count": formats.count(whole)])
  }

  /// A count that was not counted further than a thousand.
  func capped(_ count: Int) -> String {
    count > 1_000 ? moreThan(1_000) : formats.count(count)
  }

  private func drawPlaces(on surface: inout Surface, in area: Area) {
    for tab in placeTabs(columns: area.columns) {
      surface.put(
        tab.line, at: Position(row: area.row, column: area.column + tab.columns.lowerBound))
    }
  }

  /// A place's tab, and the columns in which it stands.
  struct PlaceTab {
    var place: DeskPlace
    var line: StyledLine
    var columns: Range<Int>
  }

  /// The tabs of all places, as roomy as the columns allow.
  func placeTabs(columns: Int) -> [PlaceTab] {
    let spacings = [
      (gap: 1, inner: " ", room: Int.max), (1, "", .max), (1, "", 6), (1, "", 5), (1, "", 4),
      (0, "", 4),
    ]
    for (gap, inner, room) in spacings {
      let tabs = DeskPlace.allCases.map { (place: $0, line: tab($0, inner: inner, room: room)) }
      let width = tabs.reduce(0) { $0 + $1.line.width + gap } - gap + 1
      guard width <= columns || gap == 0 else { continue }
      var column = gap == 0 ? 0 : 1
      return tabs.map { tab in
        defer { column += tab.line.width + gap }
        return PlaceTab(
          place: tab.place, line: tab.line, columns: column..<column + tab.line.width)
      }
    }
    return []
  }

  private func tab(_ place: DeskPlace, inner: String, room: Int) -> StyledLine {
    let isHere = place == self.place
    let title = strings[place.title]
    let label = isHere ? title : String(title.clipped(to: room))
    let digit = Style(isHere ? .accent : .dim, bold: isHere, reverse: isHere)
    let name = Style(isHere ? .accent : .plain, bold: isHere, reverse: isHere)
    var line = StyledLine("\(inner)\(place.rawValue)", digit).adding("\(inner)\(label)", name)
    if place == .escalations, frame.unsigned > 0 {
      line = line.adding(
        " \(capped(frame.unsigned))", isHere ? name : Style(.late, bold: true))
    }
    return inner.isEmpty ? line : line.adding(inner, name)
  }
}
