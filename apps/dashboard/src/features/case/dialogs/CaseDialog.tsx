import { AddEvidence } from './AddEvidence.js';
import { AddIndicators } from './AddIndicators.js';
import { AnswerRequestDialog, CancelRequest } from './AnswerRequest.js';
import { AskAssistance } from './AskAssistance.js';
import { AssignTaskDialog } from './AssignTask.js';
import { ChangeStatusDialog } from './ChangeStatus.js';
import { CorrectDialog } from './Correct.js';
import { Custody } from './Custody.js';
import { EditHeader } from './EditHeader.js';
import { EraseDialog } from './Erase.js';
import { Escalate } from './Escalate.js';
import { Handover } from './Handover.js';
import { InviteDialog } from './Invite.js';
import { Decline, RemoveParticipant, Withdraw } from './Leaving.js';
import { RaiseBulletin } from './RaiseBulletin.js';
import { MeetClockDialog, StartClockDialog } from './ReportingClock.js';
import { ReportDialog } from './Report.js';
import type { OpenDialog } from './which.js';

export function CaseDialog({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
  switch (dialog.kind) {
    case 'status':
      return <ChangeStatusDialog to={dialog.to} onClose={onClose} />;
    case 'escalate':
      return <Escalate onClose={onClose} />;
    case 'edit':
      return <EditHeader onClose={onClose} />;
    case 'invite':
      return <InviteDialog onClose={onClose} />;
    case 'ask':
      return <AskAssistance to={dialog.to} assistance={dialog.assistance} onClose={onClose} />;
    case 'indicators':
      return <AddIndicators text={dialog.text ?? ''} onClose={onClose} />;
    case 'evidence':
      return <AddEvidence dropped={dialog.file} onClose={onClose} />;
    case 'custody':
      return <Custody evidence={dialog.evidence} onClose={onClose} />;
    case 'task':
      return <AssignTaskDialog onClose={onClose} />;
    case 'clock':
      return <StartClockDialog onClose={onClose} />;
    case 'meet-clock':
      return <MeetClockDialog clock={dialog.clock} onClose={onClose} />;
    case 'handover':
      return <Handover onClose={onClose} />;
    case 'answer':
      return <AnswerRequestDialog request={dialog.request} state={dialog.state} onClose={onClose} />;
    case 'cancel-request':
      return <CancelRequest request={dialog.request} onClose={onClose} />;
    case 'decline':
      return <Decline onClose={onClose} />;
    case 'withdraw':
      return <Withdraw onClose={onClose} />;
    case 'remove':
      return <RemoveParticipant organization={dialog.organization} onClose={onClose} />;
    case 'bulletin':
      return <RaiseBulletin onClose={onClose} />;
    case 'report':
      return <ReportDialog onClose={onClose} />;
    case 'correct':
      return <CorrectDialog event={dialog.event} text={dialog.text} onClose={onClose} />;
    case 'erase':
      return <EraseDialog event={dialog.event} onClose={onClose} />;
  }
}
