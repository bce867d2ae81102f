import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiTokenList, NewApiToken, OpenSessionList, PersonList, User, UserList } from '@entente/contract';
import {
  Allow,
  Answers,
  As,
  By,
  everyone,
  Repeatable,
  type Command,
  type Principal,
} from '../edge/edge.module.js';
import { Credentials } from './credentials.js';
import { Password } from './secrets.js';
import { NewUser, UserChange, Users } from './users.js';

const NewToken = z.strictObject({
  userId: z.string().max(64),
  label: z.string().trim().max(200).default(''),
});
const SetPassword = z.strictObject({ password: Password });

/** Users, tokens and sessions of the administrator's own organisation. */
@ApiTags('identity')
@Controller('api')
export class PeopleController {
  constructor(
    @Inject(Users) private readonly users: Users,
    @Inject(Credentials) private readonly credentials: Credentials,
  ) {}

  @Get('people')
  @Allow(...everyone)
  @ApiOperation({
    summary: 'Names of the people of one’s own organisation, by the opaque ids that stand in events',
  })
  @Answers(PersonList)
  async people(@By() by: Principal) {
    return {
      items: (await this.users.of(by.organization)).map(({ id, name }) => ({ id, name })),
      next: null,
    };
  }

  @Get('users')
  @Allow('admin')
  @ApiOperation({ summary: 'The users of one’s own organisation' })
  @Answers(UserList)
  async list(@By() by: Principal) {
    return { items: await this.users.of(by.organization), next: null };
  }

  @Post('users')
  @Allow('admin')
  @Repeatable()
  @ApiOperation({ summary: 'Add a user, or without a password a service account' })
  @Answers(User, 201)
  add(@Body({ schema: NewUser }) input: NewUser, @As() { by, once }: Command) {
    return this.users.add(by.organization, input, once);
  }

  @Patch('users/:id')
  @Allow('admin')
  @ApiOperation({ summary: 'Change a user’s name or roles, or disable the user, which ends every session' })
  @Answers(User)
  change(@Param('id') id: string, @Body({ schema: UserChange }) input: UserChange, @By() by: Principal) {
    return this.users.change(by.organization, id, input);
  }

  @Post('users/:id/password')
  @HttpCode(204)
  @Allow('admin')
  @ApiOperation({ summary: 'Set a user’s password; every session of the user ends' })
  setPassword(
    @Param('id') id: string,
    @Body({ schema: SetPassword }) { password }: z.infer<typeof SetPassword>,
    @By() by: Principal,
  ) {
    return this.users.setPassword(by.organization, id, password);
  }

  @Get('tokens')
  @Allow('admin')
  @ApiOperation({ summary: 'The API tokens of one’s own organisation, without their secrets' })
  @Answers(ApiTokenList)
  async tokens(@By() by: Principal) {
    return { items: await this.credentials.tokensOf(by.organization), next: null };
  }

  @Post('tokens')
  @Allow('admin')
  @ApiOperation({ summary: 'Make an API token; the answer is the only place where it ever stands' })
  @Answers(NewApiToken, 201)
  addToken(@Body({ schema: NewToken }) { userId, label }: z.infer<typeof NewToken>, @By() by: Principal) {
    return this.credentials.addToken(by.organization, userId, label);
  }

  @Delete('tokens/:id')
  @HttpCode(204)
  @Allow('admin')
  @ApiOperation({ summary: 'Remove an API token; its sockets close within a second' })
  removeToken(@Param('id') id: string, @By() by: Principal) {
    return this.credentials.removeToken(by.organization, id);
  }

  @Get('sessions')
  @Allow('admin')
  @ApiOperation({ summary: 'Who of one’s own organisation is signed in' })
  @Answers(OpenSessionList)
  async sessions(@By() by: Principal) {
    return { items: await this.credentials.sessionsOf(by.organization), next: null };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('admin')
  @ApiOperation({ summary: 'End a session; its sockets close within a second' })
  endSession(@Param('id') id: string, @By() by: Principal) {
    return this.credentials.endSessionOf(by.organization, id);
  }
}
