import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// What earlier rounds say of the item, and what the route stands under.
  func walkNotes(_ walk: Walk, columns: Int) -> [StyledLine] {
    var notes: [StyledLine] = []
    if let past = walk.currentItem?.past {
      notes += wrapped(
        pastWords(past).joined(separator: " \(settings.glyphs.dot) "), columns: columns, style: .dim
      )
      if let order = past.openOrder {
        let text = strings.text("walk.addSighting", ["number": order])
        notes += wrapped(text, columns: columns, style: Style(.risk))
      }
      notes.append(StyledLine(""))
    }
    if let watch = walk.sheet.watch {
      notes += SafeText(watch).text.wrapped(to: max(20, columns - 2)).enumerated().map {
        StyledLine(
          ($0.offset == 0 ? "\(settings.glyphs.major) " : "  ") + $0.element, Style(.major))
      }
    }
    notes += wrapped(strings["walk.savedAlways"], columns: columns, style: .dim)
    return notes
  }

  /// When an item was looked at last, and how often it failed.
  func pastWords(_ past: WalkPast) -> [String] {
    var facts: [String] = []
    if let last = past.last {
      let word = strings["check.answer.\(past.lastFailed ? "fail" : "pass")"]
      let date = formats.shortDate(parts(last))
      facts.append(strings.text("walk.last", ["date": date, "answer": word]))
    }
    return facts + [strings.text("walk.fails", ["count": "\(past.fails)"])]
  }
}
