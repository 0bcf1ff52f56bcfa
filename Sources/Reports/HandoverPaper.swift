public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// A handover sheet: the fourteen sections of standards.md in their order, what was remarked
  /// later, what changed since the sheet before, and the digest of the stored bytes.
  public func handover(
    _ file: HandoverFile, difference: HandoverDifference? = nil
  ) -> Document {
    let zone = zone(of: file.sheet)
    var blocks = naming(file.sheet.placesEnglish).recorded(file.sheet, in: zone)
    blocks += [section(13), checked(file.handover.checkedOnTheSpot)]
    blocks += [section(14), .signatures(signatures(file, in: zone))]
    if !file.handover.remarks.isEmpty { blocks += remarkBlocks(file, in: zone) }
    if let difference { blocks += differenceBlocks(difference, in: zone) }
    return Document(
      title: strings["handover.title"], subtitle: subtitle(file.sheet),
      language: language.rawValue, blocks: blocks,
      footer: file.handover.giving.map { proof(of: file.sheet, digest: $0.digest) }
        ?? draftLine(file.sheet, in: zone))
  }

  /// A sheet that has not been given yet, with empty lines to sign on.
  public func handover(
    _ sheet: HandoverSheet, difference: HandoverDifference? = nil
  ) -> Document {
    let zone = zone(of: sheet)
    let end: [Document.Block] = [
      section(13), checked(nil), section(14),
      .signatures([
        signature("handover.field.leaving"), signature("handover.field.arriving"),
      ]),
    ]
    return Document(
      title: strings["handover.title"], subtitle: subtitle(sheet), language: language.rawValue,
      blocks: naming(sheet.placesEnglish).recorded(sheet, in: zone) + end
        + (difference.map { differenceBlocks($0, in: zone) } ?? []),
      footer: draftLine(sheet, in: zone))
  }

  /// What its signs mean, the last event that the sheet knows, and the digest of its bytes: by both a later file
  /// is compared with the paper. Sheets of an earlier release know no event.
  private func proof(of sheet: HandoverSheet, digest: String) -> String {
    [
      legend(sheet.signs),
      sheet.head.map { "\(strings.heading("handover.field.head")) \($0.printed)" },
      "\(strings["handover.field.digest"]) \(digest)",
    ].compactMap { $0 }.joined(separator: "\n")
  }

  /// Sections 1 to 12: what the record and the leaving leader say.
  private func recorded(_ sheet: HandoverSheet, in zone: ZoneRules) -> [Document.Block] {
    let blocks =
      handoverHead(sheet, in: zone) + handoverSafety(sheet, in: zone)
      + handoverRunning(sheet, in: zone) + handoverWork(sheet, in: zone)
      + handoverPatrols(sheet, in: zone) + handoverPlans(sheet, in: zone)
      + handoverPeople(sheet, in: zone)
    return close(blocks)
  }

  /// Paragraphs that follow one another as lines of one: counts of nothing need no room between them, and a busy
  /// day must fit three pages. What stands under a heading of its own is not continued.
  private func close(_ blocks: [Document.Block]) -> [Document.Block] {
    blocks.reduce(into: []) { closed, block in
      let isTitled = if case .heading(2, _)? = closed.dropLast().last { true } else { false }
      if case .paragraph(let text) = block, case .paragraph(let before)? = closed.last, !isTitled {
        closed[closed.count - 1] = .paragraph("\(before)\n\(text)")
      } else {
        closed.append(block)
      }
    }
  }

  private func draftLine(_ sheet: HandoverSheet, in zone: ZoneRules) -> String {
    [
      strings.word(HandoverState.drafted), asOfLine(sheet.asOf, in: zone), legend(sheet.signs),
    ].compactMap { $0 }.joined(separator: " · ")
  }

  /// What changed since the sheet before, alone on a page.
  public func difference(_ difference: HandoverDifference, of sheet: HandoverSheet) -> Document {
    Document(
      title: strings["handover.changes"], subtitle: subtitle(sheet),
      language: language.rawValue,
      blocks: Array(
        differenceBlocks(difference, in: zone(of: sheet), isAlone: true).dropFirst()))
  }

  /// The zone of a sheet's campus as the sheet names it; UTC where the sheet was made by a program
  /// that knew a zone which this one does not.
  func zone(of sheet: HandoverSheet) -> ZoneRules {
    (try? ZoneRules(identifier: sheet.campus.zone)) ?? .utc
  }

  func section(_ number: Int) -> Document.Block {
    .heading(level: 1, "\(number) \(strings.heading("handover.section.\(String(number))"))")
  }

  private func subtitle(_ sheet: HandoverSheet) -> String {
    [
      campus(sheet.campus),
      sheet.shift.map { "\(formats.longDate(DateParts($0.date))) \(name($0))" },
      sheet.number.map { strings.text("handover.number", ["sheet": $0]) },
    ].compactMap { $0 }.joined(separator: " · ")
  }

  func campus(_ campus: HandoverCampus) -> String {
    PaperNames.Name(campus.name, campus.nameEnglish).text(language)
  }

  func name(_ shift: HandoverShift) -> String {
    let name = PaperNames.Name(shift.name, shift.nameEnglish).text(language)
    let hours = formats.range(
      formats.time(minuteOfDay: shift.startMinute), formats.time(minuteOfDay: shift.endMinute))
    return "\(name) \(hours)"
  }

  /// Name and number of a person, as beside a signature.
  func name(_ person: HandoverPerson) -> String {
    let name = PaperNames.Name(person.name, person.nameEnglish).text(language)
    return "\(name) (\(brief(person.number)))"
  }
}

extension Papers {
  fileprivate func signature(
    _ label: MessageKey, name: String? = nil, time: String? = nil, note: String? = nil
  ) -> Document.Signature {
    .init(
      label: strings.heading(label), name: name,
      timeLabel: strings.heading("handover.field.time"), time: time, note: note)
  }

  /// Section 13: the arriving leader's answer, or the boxes for it.
  fileprivate func checked(_ answer: Bool?) -> Document.Block {
    func box(_ isTicked: Bool, _ key: MessageKey) -> String {
      "[\(isTicked ? "x" : " ")] \(strings[key])"
    }
    return .paragraph(
      "\(box(answer == true, "frame.yes"))    \(box(answer == false, "frame.no"))")
  }

  fileprivate func signatures(_ file: HandoverFile, in zone: ZoneRules) -> [Document.Signature] {
    let handover = file.handover
    func person(_ id: Int64?) -> String? { id.flatMap { file.people[$0] }.map(name) }
    let leaving = signature(
      "handover.field.leaving", name: handover.given == nil ? nil : person(handover.leaving),
      time: handover.given.map { formats.exact($0, in: zone) })
    let arriving = signature(
      "handover.field.arriving", name: person(handover.arriving),
      time: handover.answered.map { formats.exact($0, in: zone) },
      note: handover.refusal.map { refusal in
        let why = [strings.word(refusal), handover.refusalNote].filter { !$0.isEmpty }
        return "\(strings.heading("handover.field.refusal")): \(formats.list(why))"
      })
    return [leaving, arriving]
  }

  fileprivate func remarkBlocks(_ file: HandoverFile, in zone: ZoneRules) -> [Document.Block] {
    let lines = file.handover.remarks.map { remark in
      let name = file.people[remark.by].map(name) ?? "#\(remark.by)"
      return "\(formats.exact(remark.at, in: zone)) \(name): \(remark.text)"
    }
    return [.heading(level: 1, strings.heading("handover.remarks")), .list(lines)]
  }
}
