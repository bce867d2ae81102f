import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Patch,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Kept, Node, Session, SetUpDone } from '@entente/contract';
import { rejected } from '@entente/domain';
import {
  Allow,
  Answers,
  By,
  everyone,
  Public,
  SETTINGS,
  type Asking,
  type Principal,
  type Settings,
} from '../edge/edge.module.js';
import { Attempts } from './attempts.js';
import { clearSessionCookie, setSessionCookie } from './cookie.js';
import { Credentials } from './credentials.js';
import { Keeping, KeptChange } from './keeping.js';
import { Organizations } from './organizations.js';
import { Password } from './secrets.js';
import { Setup, SetUp } from './setup.js';
import { Users } from './users.js';

const SignIn = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(200),
  /** Reserved for a second factor. */
  otp: z.string().max(20).optional(),
});

const ChangePassword = z.strictObject({ current: z.string().max(200), password: Password });

/** Failures are counted by address and account together (Attempts), sign-ins by address alone with a wider limit (ThrottlerModule). */
@ApiTags('identity')
@Controller('api')
export class SessionController {
  constructor(
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Users) private readonly users: Users,
    @Inject(Keeping) private readonly keeping: Keeping,
    @Inject(Setup) private readonly setup: Setup,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('node')
  @Public()
  @ApiOperation({
    summary: 'Whether the node is set up, whether it is a demonstration, and how large a file it takes',
  })
  @Answers(Node)
  async node() {
    const { evidenceLimit, version } = this.settings;
    return { ...(await this.setup.node()), evidenceLimit, version };
  }

  @Post('setup')
  @Public()
  @UseGuards(ThrottlerGuard)
  @ApiOperation({ summary: 'Set the node up, once, with the key of the link that the first start prints' })
  @Answers(SetUpDone, 201)
  async setUp(
    @Body({ schema: SetUp }) input: SetUp,
    @Req() request: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { user, organization } = await this.attempts.guess(request.ip, 'setup', () =>
      this.setup.setUp(input),
    );
    setSessionCookie(reply, await this.credentials.beginSession(user.id, agent(request)), this.settings);
    return { organization, user };
  }

  @Post('session')
  @Public()
  @UseGuards(ThrottlerGuard)
  @ApiOperation({ summary: 'Sign in' })
  @Answers(Session, 201)
  async signIn(
    @Body({ schema: SignIn }) { email, password }: z.infer<typeof SignIn>,
    @Req() request: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const secret = await this.attempts.guess(request.ip, email, () =>
      this.credentials.signIn(email, password, agent(request)),
    );
    const principal = await this.credentials.principal(secret);
    if (!principal) throw rejected('unauthenticated', 'The session ended as it began: try again.');
    setSessionCookie(reply, secret, this.settings);
    return this.present(principal);
  }

  @Get('session')
  @Allow(...everyone)
  @ApiOperation({ summary: 'Who is signed in' })
  @Answers(Session)
  session(@By() by: Principal) {
    return this.present(by);
  }

  @Delete('session')
  @HttpCode(204)
  @Allow(...everyone)
  @ApiOperation({ summary: 'Sign out' })
  async signOut(@By() by: Principal, @Res({ passthrough: true }) reply: FastifyReply) {
    if (by.credential.kind === 'session') await this.credentials.endSession(by.credential.id);
    clearSessionCookie(reply);
  }

  @Post('session/password')
  @HttpCode(204)
  @Allow(...everyone)
  @UseGuards(ThrottlerGuard)
  @ApiOperation({ summary: 'Change one’s own password; every session of the user ends' })
  async changePassword(
    @Body({ schema: ChangePassword }) { current, password }: z.infer<typeof ChangePassword>,
    @By() by: Principal,
    @Req() request: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.attempts.guess(request.ip, by.email, () =>
      this.credentials.requirePassword(by.email, current),
    );
    await this.users.setPassword(by.organization, by.userId, password);
    setSessionCookie(reply, await this.credentials.beginSession(by.userId, agent(request)), this.settings);
  }

  @Patch('session/kept')
  @Allow(...everyone)
  @ApiOperation({ summary: 'Keep saved views, clocks one was told of and what one has seen, for oneself' })
  @Answers(Kept)
  keep(@Body({ schema: KeptChange }) change: KeptChange, @By() by: Principal) {
    return this.keeping.change(by.userId, change);
  }

  private async present(by: Principal) {
    const { userId: id, name, email, roles, registrar } = by;
    const organization = (await this.organizations.directory()).get(by.organization);
    if (!organization) throw rejected('unauthenticated', 'Sign in first.');
    const kept = await this.keeping.of(id);
    return { user: { id, name, email }, organization, roles: [...roles], registrar, kept };
  }
}

function agent(request: Asking): string {
  return request.headers['user-agent'] ?? '';
}
