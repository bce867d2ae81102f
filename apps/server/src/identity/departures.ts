import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Somebody whose access has ended or changed: what is remembered of them is forgotten, their sockets are closed. */
export interface Departure {
  userId?: string;
  credentialId?: string;
  /** False when only roles changed: the access goes on, with what is allowed read anew. */
  ended: boolean;
}

/** Tells, within this process, that an access has ended. Other processes notice by looking (live gateway). */
@Injectable()
export class Departures {
  readonly all = new Subject<Departure>();

  userChanged(userId: string, ended: boolean): void {
    this.all.next({ userId, ended });
  }

  credentialEnded(credentialId: string): void {
    this.all.next({ credentialId, ended: true });
  }
}
