import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Organization, OrganizationList, User } from '@entente/contract';
import { NewOrganization, OrganizationSettings, rejected } from '@entente/domain';
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
import { Organizations } from './organizations.js';
import { Administrator, Users } from './users.js';

@ApiTags('organizations')
@Controller('api/organizations')
export class OrganizationsController {
  constructor(
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Users) private readonly users: Users,
  ) {}

  @Get()
  @Allow(...everyone)
  @ApiOperation({ summary: 'The organisations registered on this node' })
  @Answers(OrganizationList)
  async list() {
    return { items: [...(await this.organizations.directory()).all], next: null };
  }

  @Get(':id')
  @Allow(...everyone)
  @ApiOperation({ summary: 'One organisation, by its id or its short name' })
  @Answers(Organization)
  async one(@Param('id') id: string) {
    const organization = (await this.organizations.directory()).find(id);
    if (!organization) throw rejected('not-found', 'There is no such organisation.');
    return organization;
  }

  @Post()
  @Allow('admin')
  @Repeatable()
  @ApiOperation({ summary: 'Register an organisation (the registrar only)' })
  @Answers(Organization, 201)
  register(@Body({ schema: NewOrganization }) input: NewOrganization, @As() { by, once }: Command) {
    requireRegistrar(by);
    return this.organizations.register(input, once);
  }

  @Put(':id')
  @Allow('admin')
  @ApiOperation({
    summary: 'What the caller’s organisation says of itself, anew; its short name and country stay',
  })
  @Answers(Organization)
  async change(
    @Param('id') id: string,
    @Body({ schema: OrganizationSettings }) settings: OrganizationSettings,
    @By() by: Principal,
  ) {
    const organization = await this.one(id);
    if (organization.id !== by.organization)
      throw rejected(
        'forbidden',
        'An administrator changes the settings of the own organisation, and of no other.',
      );
    return this.organizations.change(organization.id, settings);
  }

  @Post(':id/administrator')
  @Allow('admin')
  @Repeatable()
  @ApiOperation({
    summary: 'Give an organisation that has no users yet its first administrator (the registrar only)',
  })
  @Answers(User, 201)
  async administrator(
    @Param('id') id: string,
    @Body({ schema: Administrator }) administrator: Administrator,
    @As() { by, once }: Command,
  ) {
    requireRegistrar(by);
    const { id: organization } = await this.one(id);
    return this.users.addFirst(organization, administrator, once);
  }
}

function requireRegistrar(by: Principal): void {
  if (!by.registrar)
    throw rejected(
      'forbidden',
      'Only the registrar, an administrator of the organisation that hosts the node, may do this.',
    );
}
