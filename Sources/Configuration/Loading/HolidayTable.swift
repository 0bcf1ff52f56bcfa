import ServiceClock

/// Reads a table of public holidays: lines of `date,kind,name`, the kind `holiday` or `workday`.
///
/// It works on bytes, because a command that answers for one due time reads the table first.
struct HolidayTable {
  private static let holiday = Array("holiday".utf8)
  private static let workday = Array("workday".utf8)

  static func read(_ text: String, report: ErrorReport) -> [HolidayDay] {
    var days: [HolidayDay] = []
    // Tables are written in the order of their days: nearly none needs a look at the days before.
    var last: CalendarDate?
    let bytes = Array(text.utf8)
    for (offset, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") || line.starts(with: "date,".utf8) {
        continue
      }
      do throws(Mistake) {
        let day = try day(line)
        if let last, day.date <= last, days.contains(where: { $0.date == day.date }) {
          throw .twice("\(day.date)")
        }
        last = max(last ?? day.date, day.date)
        days.append(day)
      } catch {
        report.add(line: offset + 1, error)
      }
    }
    return days
  }

  /// Reads what ``text(of:)`` wrote; `nil` when it is damaged.
  static func stored(_ text: String) -> [HolidayDay]? {
    let report = ErrorReport(file: "holidays", text: text)
    let days = read(text, report: report)
    return report.errors().isEmpty ? days : nil
  }

  /// Writes days so that they read back.
  static func text(of days: [HolidayDay]) -> String {
    days.map {
      "\($0.date),\($0.isWorkday ? "workday" : "holiday")\($0.name.map { ",\($0)" } ?? "")"
    }
    .joined(separator: "\n")
  }

  private static func day(_ line: ArraySlice<UInt8>) throws(Mistake) -> HolidayDay {
    let cells = line.split(
      separator: UInt8(ascii: ","), maxSplits: 2, omittingEmptySubsequences: false)
    guard cells.count >= 2, let date = date(cells[0]) else {
      throw .notHoliday(String(decoding: line, as: UTF8.self))
    }
    let isWorkday = cells[1].elementsEqual(workday)
    guard isWorkday || cells[1].elementsEqual(holiday) else {
      throw .notKindOfDay(String(decoding: cells[1], as: UTF8.self))
    }
    return HolidayDay(
      date: date, isWorkday: isWorkday,
      name: cells.count > 2 ? String(decoding: cells[2], as: UTF8.self) : nil)
  }

  /// Reads `yyyy-MM-dd`.
  private static func date(_ cell: ArraySlice<UInt8>) -> CalendarDate? {
    guard cell.count == 10 else { return nil }
    var numbers = [0, 0, 0]
    for (offset, byte) in cell.enumerated() {
      if offset == 4 || offset == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        let part = offset < 4 ? 0 : offset < 7 ? 1 : 2
        numbers[part] = numbers[part] * 10 + Int(byte) - 48
      }
    }
    return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}
