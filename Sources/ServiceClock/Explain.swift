extension CompiledCalendar {
  /// Why a target that starts at `start` is due when it is, line by line.
  ///
  /// Arguments and errors as for `due`. The sum of the lines is what the target allows: open time
  /// less what was held. An extension counts from its approval.
  public func explain(
    from start: Instant, target: Target, holds: [Hold] = [], extension: Extension? = nil,
    now: Instant? = nil
  ) throws(ClockError) -> Explanation {
    let spans = try TimeSpan.union(of: holds, from: start, now: now)
    return explain(from: start, target: target, heldIn: spans, extension: `extension`)
  }

  func explain(
    from start: Instant, target: Target, heldIn spans: [TimeSpan], extension: Extension?
  ) -> Explanation {
    let due = due(from: start, target: target, heldIn: spans, extension: `extension`)
    let basis = basis(of: target, extension: `extension`)
    var lines: [ExplanationLine] = []
    var spans = spans
    if let `extension` {
      let from = min(`extension`.approved, `extension`.until)
      lines.append(ExplanationLine(kind: .extension, from: from, to: `extension`.until))
      lines += basis.openLines(from: `extension`.until, to: due.due)
      spans = spans.filter { $0.end > `extension`.approved }.map {
        TimeSpan(start: max($0.start, `extension`.approved), end: $0.end)
      }
    } else {
      lines += basis.openLines(from: start, to: due.due)
    }
    if lines.last?.to != due.due { lines.append(basis.line(standingAt: due.due)) }
    if case .workingDays = target, `extension` == nil {
      let first = zone.local(firstOpen(atOrAfter: start)).date
      for index in lines.indices where !windows(on: lines[index].date ?? first).isEmpty {
        lines[index].workingDay = lines[index].date.map { workingDays(after: first, through: $0) }
      }
    }
    for span in spans {
      // The last line ends in the due time, so a hold begun after that stands before it.
      let position = min(
        leadingCount(lines.count) { lines[$0].from <= span.start }, lines.count - 1)
      lines.insert(
        ExplanationLine(
          kind: .hold, from: span.start, to: span.end,
          seconds: -basis.openSeconds(from: span.start, to: span.end)),
        at: position)
    }
    var sum: Int64 = 0
    for index in lines.indices {
      sum += lines[index].seconds
      lines[index].sum = sum
    }
    return Explanation(start: start, target: target, lines: lines, due: due)
  }

  /// Every opening between two instants, and every weekday that a holiday or an exception closed.
  private func openLines(from start: Instant, to end: Instant) -> [ExplanationLine] {
    guard start < end else { return [] }
    var lines: [ExplanationLine] = []
    var lastClosed: CalendarDate?
    let phases = zone.phases
    for index in zone.phase(at: start.seconds)...zone.phase(at: end.seconds - 1) {
      // Within one offset the wall clock runs evenly; each phase is walked by itself, so a
      // repeated hour appears twice and a skipped one not at all.
      let offset = phases[index].offset
      let from = max(start.seconds, index == 0 ? start.seconds : phases[index].start) + offset
      let to =
        min(end.seconds, index + 1 < phases.count ? phases[index + 1].start : end.seconds)
        + offset
      let days =
        from.flooredQuotient(by: secondsPerDay)...(to - 1).flooredQuotient(by: secondsPerDay)
      for day in days {
        let date = CalendarDate(dayNumber: Int(day))
        let midnight = day * secondsPerDay
        let windows = windows(on: date)
        if windows.isEmpty, lastClosed != date, let closed = closedLine(date, from: start, to: end)
        {
          lines.append(closed)
          lastClosed = date
        }
        for window in windows {
          let opening = max(from, midnight + window.lowerBound)
          let closing = min(to, midnight + window.upperBound)
          if opening < closing {
            append(
              line(
                on: date, from: Instant(seconds: opening - offset),
                to: Instant(seconds: closing - offset)), to: &lines)
          }
        }
      }
    }
    return lines
  }

  /// Openings that touch (midnight, a change of offset) are one, unless a name tells them apart.
  private func append(_ line: ExplanationLine, to lines: inout [ExplanationLine]) {
    if line.kind == .window, let last = lines.last, last.kind == .window, last.to == line.from {
      lines[lines.count - 1].to = line.to
      lines[lines.count - 1].seconds += line.seconds
    } else {
      lines.append(line)
    }
  }

  /// A day that has no opening though its weekday, or its being a make-up day, would have given
  /// it one; nil for other days.
  private func closedLine(
    _ date: CalendarDate, from start: Instant, to end: Instant
  ) -> ExplanationLine? {
    let usual = declared.hours[date.weekday] ?? []
    guard !usual.isEmpty || isMakeUpDayInTable(date) else { return nil }
    var line = line(
      on: date, from: max(start, zone.instant(LocalDateTime(date: date, secondOfDay: 0))),
      to: min(end, zone.instant(LocalDateTime(date: date.adding(days: 1), secondOfDay: 0))))
    line.seconds = 0
    return line.kind == .window || line.to < line.from ? nil : line
  }

  /// The moment at which something is due outside of open time, or as soon as a day opens.
  private func line(standingAt due: Instant) -> ExplanationLine {
    line(on: zone.local(due).date, from: due, to: due)
  }

  private func line(on date: CalendarDate, from: Instant, to: Instant) -> ExplanationLine {
    var line = ExplanationLine(kind: .window, from: from, to: to)
    line.date = date
    switch ruling(on: date) {
    case .weekday:
      break
    case .holiday(let name):
      line.kind = .holiday
      line.name = name
    case .makeUpDay(let name):
      line.kind = .makeUpDay
      line.name = name
    case .exception(let index):
      line.kind = .exception
      line.name = declared.exceptions[index].name
    }
    return line
  }
}

extension ExplanationLine {
  /// A line that counts its whole length; its sum is filled in when all lines stand.
  init(kind: Kind, from: Instant, to: Instant, seconds: Int64? = nil) {
    self.init(
      kind: kind, from: from, to: to, seconds: seconds ?? to - from, sum: 0, date: nil, name: nil,
      workingDay: nil)
  }
}

extension ClockRun {
  /// Why the clock is due when it is, as known at `now`.
  public func explain(at now: Instant) -> Explanation {
    calendar.explain(
      from: start, target: target, heldIn: heldSpans(at: now), extension: `extension`)
  }
}
